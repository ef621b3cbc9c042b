"""Sends posts: from a draft to the outbox, from the outbox to the network, and back."""

from studio.publishing.outgoing import PictureProblem, outgoing
from studio.publishing.publishing import Publishing
from studio.publishing.sign_ins import SignIns

__all__ = ["PictureProblem", "Publishing", "SignIns", "outgoing"]
