"""One window for each data folder: a second start brings the first window to the front.

A lock file says whether a window is open; a local socket carries the wish to be shown.
Both belong to the data folder, so that other folders have windows of their own.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject

from studio.storage.errors import StorageError, make_folder

ANSWER_MS = 1500
"""How long a second start waits for the first window to answer."""


class OneWindow(QObject):
    """Held for as long as the window is open.

    Args:
        data_dir: the folder that the window writes to.

    Raises:
        StorageError: the folder is not there and cannot be made.
    """

    def __init__(self, data_dir: Path) -> None:
        super().__init__()
        make_folder(data_dir)
        # A checksum is enough to tell folders apart; hashlib would load OpenSSL first.
        self._name = f"studio-{zlib.crc32(str(data_dir.resolve()).encode()):08x}"
        self._lock = QLockFile(str(data_dir / "window.lock"))
        # A lock counts as stale only when its process is gone, however old it is.
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Take the lock; False when another window of this folder has it.

        Raises:
            StorageError: no lock can be made in this folder.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise StorageError("read-only")
        return False

    def wake_first(self, file: str = "") -> bool:
        """Ask the other window to come to the front; True when it answered.

        Args:
            file: a file that it is asked to open, or "".
        """
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(ANSWER_MS)
        if answered and file:
            socket.write(file.encode("utf-8", "surrogatepass"))
            socket.waitForBytesWritten(ANSWER_MS)
            socket.disconnectFromServer()
            return True
        socket.abort()
        return answered

    def listen(self, shown: Callable[[], None], opened: Callable[[str], object]) -> None:
        """Call ``shown`` whenever somebody starts the app again, ``opened`` with its file."""
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.listen(self._name)

        def read(socket: QLocalSocket) -> None:
            words = bytes(socket.readAll().data()).decode("utf-8", "replace")
            socket.deleteLater()
            if words:
                opened(words)

        def greeted() -> None:
            while server.hasPendingConnections():
                socket = server.nextPendingConnection()
                socket.disconnected.connect(lambda s=socket: read(s))
                if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                    read(socket)  # it was gone before anybody listened
            shown()

        server.newConnection.connect(greeted)
        self._server = server

    def release(self) -> None:
        """Give the folder free."""
        if self._server is not None:
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()
