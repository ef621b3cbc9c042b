"""The reference broker of ``packaging/broker``, loaded from its folder and served on loopback."""

from __future__ import annotations

import importlib.util
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from werkzeug.serving import make_server

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "broker"
SECRET = "canary-brand-secret"


def load(name: str) -> ModuleType:
    """Return a module of the broker; it is no package, as it is deployed by itself."""
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


settings = load("broker_settings")
broker = load("broker")


def network(server: str, *, secret: str = SECRET, **changed: Any) -> Any:
    """Return the settings of a network whose endpoints are at ``server``."""
    values: dict[str, Any] = {
        "token_endpoint": f"{server}/token",
        "revocation_endpoint": f"{server}/token/revocation",
        "client_id": "studio-brand",
        "secret": secret,
        "secret_in": "basic",
        "redirect_uris": ("http://127.0.0.1/callback/generic",),
    }
    return settings.Network(**{**values, **changed})


@contextmanager
def served(networks: dict[str, Any]) -> Iterator[str]:
    """Serve the broker on loopback and give its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, broker.create_app(networks), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
