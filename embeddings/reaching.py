"""Whether anything answers at an address, asked before a client that takes half a minute to say that it does not."""

from __future__ import annotations

import socket
from typing import Final

#: Seconds that a machine has to answer.
PATIENCE: Final = 5.0


def unreachable(host: str, port: int) -> str:
    """Why no connection can be made to this port, as the end of a sentence; empty where one can."""
    try:
        socket.create_connection((host, port), PATIENCE).close()
    except (socket.gaierror, UnicodeError):
        return f"no machine called {host} is known here"
    except ConnectionRefusedError:
        return f"nothing listens on port {port} of {host}"
    except TimeoutError:
        return f"{host} does not answer on port {port}"
    except OSError as error:
        return f"no way leads to {host} ({error.strerror or error})"
    return ""
