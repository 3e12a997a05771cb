"""The workshop with two engines of containers on the owner's computer."""

import contextlib
import shutil

from engines import Contained, Docker, Machine, Podman, archive
from workshop import Workshop


class ContainerShop(Workshop):
    def __init__(self, cases, home, program, stand_in):
        super().__init__(cases, home, program, stand_in)
        (home.folder / "configs").mkdir(mode=0o755)
        # Its users have to read it.
        self.authority = shutil.copytree(home.authority, home.folder / "authority-of-containers")
        for file in self.authority.iterdir():
            file.chmod(0o644)
        self.authority.chmod(0o755)
        self.machine = Machine(self.client.host, home.folder / "machine")
        self.engines = []

    def __enter__(self):
        try:
            packed = archive(self.home.folder, self.stand_in)
            for kind in (Podman, Docker):
                engine = kind(self.machine)
                engine.start()
                engine.load(packed)
                self.engines.append(engine)
            self.podman, self.docker = self.engines
        except BaseException:
            self.machine.close()
            raise
        return self

    def __exit__(self, *_):
        self.machine.close()

    @contextlib.contextmanager
    def opened(self):
        with super().opened():
            self.use(None)
            try:
                yield
            finally:
                for engine in self.engines:
                    if engine.daemon is None or engine.daemon.poll() is not None:
                        engine.start()

    def use(self, engine, socket=None):
        """The engine that the program meets, by its socket or by another way to it."""
        place = socket or (engine.socket if engine else "/nowhere/docker.sock")
        self.client.environment["DOCKER_HOST"] = f"unix://{place}"

    def contained(self, engine, *words, **special):
        """A server in a container, which is gone after the scene."""
        self.use(engine)
        server = Contained(self, engine, *words, **special)
        self.servers.append(server)
        return server

    def nothing_left(self, words, server):
        """No helper, no copy, no file that was halfway."""
        left = [name for name in server.engine.names() if name.startswith("locksmith-")]
        self.cases.equal(f"{words}: no helper is left", left, [])
        files = sorted(path.name for path in server.file.parent.iterdir() if "locksmith" in path.name)
        self.cases.equal(f"{words}: nothing lies beside the settings", files, [])
