"""What can be in front of an SSH server: hindrance.py PORT banner-lines|banner-line|mute|hello|close-N.

`close-N` leads to port 22 of the same computer, and closes once N bytes have come from there.
"""

import socket
import sys
import threading

MEGABYTE = 1 << 20


def serve(connection, kind):
    with connection:
        try:
            if kind == "banner-lines":
                for _ in range(10):
                    connection.sendall(b"Welcome to this NAS. It belongs to somebody.\r\n" * (MEGABYTE // 46))
            elif kind == "banner-line":
                for _ in range(10):
                    connection.sendall(b"W" * MEGABYTE)
            elif kind == "hello":
                connection.sendall(b"SSH-2.0-OpenSSH_8.2\r\n")
            if kind.startswith("close-"):
                lead(connection, int(kind.removeprefix("close-")))
            else:
                while connection.recv(65536):
                    pass
        except OSError:
            pass


def lead(connection, left):
    with socket.create_connection(("127.0.0.1", 22)) as server:
        threading.Thread(target=forward, args=(connection, server), daemon=True).start()
        while left > 0:
            words = server.recv(min(65536, left))
            if not words:
                return
            connection.sendall(words)
            left -= len(words)
        # With a reset, not with a goodbye.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def forward(source, target):
    try:
        while words := source.recv(65536):
            target.sendall(words)
    except OSError:
        pass


def main():
    port, kind = int(sys.argv[1]), sys.argv[2]
    listener = socket.create_server(("0.0.0.0", port), reuse_port=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, kind), daemon=True).start()


if __name__ == "__main__":
    main()
