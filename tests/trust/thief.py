"""Waits for a port to be free, takes it and copies a server there: thief.py IDENTITY NAME LOG PORT"""

import pathlib
import runpy
import socket
import sys
import time

identity, name, log, port = sys.argv[1:5]
while True:
    ear = socket.socket()
    ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ear.bind(("127.0.0.1", int(port)))
        ear.listen(1)
        break
    except OSError:
        time.sleep(0.002)
    finally:
        ear.close()
sys.argv = ["liar.py", identity, name, "unclaimed", log, "127.0.0.1", port]
runpy.run_path(str(pathlib.Path(__file__).with_name("liar.py")), run_name="__main__")
