"""What an organisation's IT team decides for every PC: read, typed, and never obeyed half.

Only places that need an administrator's rights to write are read. No variable and no file
of the person can stand in for them.
"""

from studio.policy.model import Found, Origin, Policy, PolicyProblem, Setting
from studio.policy.read import read_policy, renewed

__all__ = ["Found", "Origin", "Policy", "PolicyProblem", "Setting", "read_policy", "renewed"]
