"""Which folder the app writes to, when the organisation has a say in it."""

from __future__ import annotations

from pathlib import Path

from studio.paths import default_data_dir
from studio.policy.keys import DRAFT_FOLDER
from studio.policy.model import Origin, Policy


class DraftFolderError(Exception):
    """The folder that was asked for is not the one that the organisation wants.

    Args:
        code: ``draft-folder-locked`` when somebody asked for another one, or
            ``draft-folder-wrong`` when the policy's own cannot be understood.
        folder: the folder that the policy names, "" when nobody knows.
    """

    def __init__(self, code: str, folder: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.folder = folder


def data_folder(policy: Policy, chosen: str = "") -> Path:
    """Return the only folder that is written to.

    Args:
        policy: what the organisation decided.
        chosen: what the person asked for by a flag or a variable, or "".

    Raises:
        DraftFolderError: the person's folder is not the locked one, or nobody knows which
            folder the organisation wants. Drafts in a wrong place may be deleted at sign-out.
    """
    if policy.is_wrong(DRAFT_FOLDER):
        raise DraftFolderError("draft-folder-wrong")
    wanted = Path(chosen).expanduser().absolute() if chosen else None
    setting = policy.setting(DRAFT_FOLDER)
    if setting.origin is Origin.LOCKED and wanted not in (None, setting.value):
        raise DraftFolderError("draft-folder-locked", str(setting.value))
    return policy.value(DRAFT_FOLDER, wanted) or default_data_dir()
