"""Nothing is asked of a network: the command works where no socket may connect or ask for an address."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import socket, sys
def refused(*arguments, **others):
    print("a socket was used", file=sys.stderr)
    raise OSError("refused")
class Refused(socket.socket):
    connect = connect_ex = sendto = sendmsg = refused
socket.socket = Refused
socket.create_connection = socket.getaddrinfo = refused
from quotefind.cli import main
sys.exit(main(sys.argv[1:]))
"""
FILES = Path(__file__).parent.parent / "files"


def test_no_socket_is_used_whatever_the_format() -> None:
    paths = [str(FILES / f"article.{suffix}") for suffix in ("docx", "epub", "html", "odt", "pdf", "rtf")]
    command = [sys.executable, "-c", PROGRAM, "list", "--json", "--jobs", "1", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "socket" not in done.stderr
    assert {quote["speaker"] for quote in json.loads(done.stdout)} >= {"Ana Ruiz", "Luc Barrot"}
