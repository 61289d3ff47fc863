"""The real Panoramax server on loopback, as `make panoramax` installs it; used as `panoramax.Contract` is."""

from __future__ import annotations

import http.client
import json
import os
import pwd
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from loopback import Call, Loopback, Reply
from panoramax import LICENCE, MEASURED, PLAIN, Picture, jpeg, walks

PROGRAMS = Path(__file__).resolve().parent.parent / ".cache" / "panoramax" / "venv" / "bin"
POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
PATIENCE_S = 120
WAITING = "preparing_status = 'not-processed', status = 'waiting-for-process'"
READY = "preparing_status = 'prepared', status = 'ready'"
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
timezone = 'UTC'
shared_buffers = 32MB
fsync = off
full_page_writes = off
"""


class RealServer:
    """The server that Panoramax instances run, with a database of its own; all of it is gone when it stops."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self.web = Loopback(self._forward)
        self._folder = Path()
        self._api: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]

    @contextmanager
    def running(self, pictures: list[Picture] | None = None) -> Iterator[RealServer]:
        """Run it with some pictures, or the made-up walks; where it is missing, skip the test, or fail it in CI."""
        if not POSTGRES or not (PROGRAMS / "gunicorn").is_file():
            missing = "the Panoramax server is not installed; run `make panoramax`"
            pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
        with tempfile.TemporaryDirectory(prefix="panoramax-") as name:  # a short path, for the database's socket
            self._folder = Path(name)
            try:
                self._start_database()
                self.start()
                with self.web.running():
                    self._upload(walks() if pictures is None else pictures)
                    yield self
            finally:
                self.kill()
                self._database("pg_ctl", "-D", f"{name}/data", "-m", "immediate", "-w", "stop", check=False)

    def remove(self, picture: Picture) -> None:
        self._sql(f"DELETE FROM pictures WHERE id = '{picture.id}'")
        self.pictures.remove(picture)

    def hold_back(self, picture: Picture) -> None:
        self._sql(f"UPDATE pictures SET {WAITING} WHERE id = '{picture.id}'")

    def release(self, picture: Picture) -> None:
        self._sql(f"UPDATE pictures SET {READY} WHERE id = '{picture.id}'")

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        address = ("--bind", f"127.0.0.1:{self._port}")
        threads = ("--worker-class", "gthread", "--threads", "4", "--no-control-socket")
        self._api = self._server_program("gunicorn", *address, *threads, "geovisio:create_api()")
        deadline = time.monotonic() + PATIENCE_S
        while not self._is_up():
            assert self._api.poll() is None and time.monotonic() < deadline, (self._folder / "log").read_text()[-3000:]
            time.sleep(0.1)

    def kill(self) -> None:
        """Kill the server with all its processes."""
        if self._api is not None:
            os.killpg(self._api.pid, signal.SIGKILL)
            self._api.wait()
            self._api = None

    def _is_up(self) -> bool:
        try:
            return self._ask("/api/configuration").status == 200
        except OSError:
            return False

    def _server_program(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        (self._folder / "pictures").mkdir(exist_ok=True)
        settings = {
            "DB_URL": f"postgres://postgres@/panoramax?host={self._folder}",
            "FS_URL": str(self._folder / "pictures"),
            "FLASK_SECRET_KEY": "for tests alone",
            "API_PICTURES_LICENSE_SPDX_ID": LICENCE,
            "API_PICTURES_LICENSE_URL": f"https://spdx.org/licenses/{LICENCE}.html",
            "PICTURE_PROCESS_DERIVATES_STRATEGY": "ON_DEMAND",
            "PICTURE_PROCESS_THREADS_LIMIT": "1",
            "API_WEBSITE_URL": "false",
            "TZ": "UTC",
        }
        environment = {**os.environ, **settings}
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [PROGRAMS / name, *arguments], env=environment, stdout=log, stderr=log, start_new_session=True
            )

    def _start_database(self) -> None:
        owner = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else os.geteuid()
        os.chown(self._folder, owner, -1)
        data = f"{self._folder}/data"
        self._database(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        )
        with open(f"{data}/postgresql.conf", "a", encoding="ascii") as file:
            file.write(SETTINGS.format(folder=self._folder))
        self._database("pg_ctl", "-D", data, "-l", f"{data}/log", "-w", "start")
        self._database("createdb", "-h", str(self._folder), "-U", "postgres", "panoramax")
        self._sql("CREATE EXTENSION postgis")
        assert self._server_program("panoramax_backend", "db", "upgrade").wait(PATIENCE_S) == 0

    def _database(self, name: str, *arguments: str, check: bool = True) -> None:
        """Run a program of PostgreSQL, which refuses to run as root."""
        user = {"user": "postgres"} if os.geteuid() == 0 else {}
        command = [POSTGRES[-1] / name, *arguments]
        subprocess.run(command, check=check, cwd="/", stdout=subprocess.DEVNULL, timeout=PATIENCE_S, **user)

    def _sql(self, statement: str) -> None:
        self._database("psql", "-h", str(self._folder), "-U", "postgres", "-qc", statement, "panoramax")

    def _upload(self, pictures: list[Picture]) -> None:
        url = f"http://127.0.0.1:{self._port}/api/collections"
        for collection in dict.fromkeys(each.collection for each in pictures):
            made = requests.post(url, json={"id": collection, "title": "Made up"}, headers=PLAIN, timeout=PATIENCE_S)
            made.raise_for_status()
            walk = [each for each in pictures if each.collection == collection]
            for position, picture in enumerate(walk, start=1):
                file = {"picture": (f"{picture.number}.jpg", jpeg(picture), "image/jpeg")}
                fields = {"position": position, **_fields(picture)}
                sent = requests.post(f"{url}/{collection}/items", fields, files=file, headers=PLAIN, timeout=PATIENCE_S)
                assert sent.status_code == 202, sent.text
        deadline = time.monotonic() + PATIENCE_S
        while len(json.loads(self._ask("/api/search?limit=1000").body)["features"]) < len(pictures):
            assert time.monotonic() < deadline, (self._folder / "log").read_text()[-3000:]
            time.sleep(0.2)
        self.pictures = pictures

    def _forward(self, call: Call) -> Reply:
        """Ask the real server, at the address of the one that misbehaves, since it makes links of that."""
        return self._ask(call.target, {"Host": call.headers["Host"], "Accept-Language": "en"})

    def _ask(self, target: str, headers: Mapping[str, str] | None = None) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_S)
        try:
            connection.request("GET", target, headers=headers or {})
            answer = connection.getresponse()
            is_chunked = answer.getheader("Transfer-Encoding") == "chunked"
            content = answer.read() if answer.status >= 200 else b""  # it announces a body that does not come
            return Reply(content, answer.status, answer.getheader("Content-Type", ""), is_chunked=is_chunked)
        finally:
            connection.close()


def _fields(picture: Picture) -> dict[str, str]:
    """Return what the server is told of a picture; the file itself has no EXIF."""
    fields = {
        "id": picture.id,
        "isBlurred": "true",
        "override_latitude": str(picture.lat),
        "override_longitude": str(picture.lon),
        "override_capture_time": picture.taken.isoformat(),
    }
    if picture.heading is not None:
        fields[f"override_{MEASURED}"] = f"{picture.heading * 100}/100"
    if picture.author:
        fields["override_Exif.Image.Artist"] = picture.author
    if picture.is_round:
        fields["override_Xmp.GPano.ProjectionType"] = "equirectangular"
    return fields
