"""The limits of the service, per client and in total."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class ServerLimits:
    """Limits that the service enforces.

    Attributes:
        photos: Photos per job.
        photo_bytes: Size of one photo as PNG.
        photo_pixels: Pixels of one photo, checked by its header before decoding.
        file_bytes: Size of one photo as JSON with its path.
        json_bytes: Size of any other body.
        job_bytes: Total size of the unanswered photos of one job.
        jobs: Running jobs of all clients.
        jobs_per_client: Running jobs of one client, identified by its address.
        connections: Connections of all clients.
        connections_per_client: Connections of one client; one of our own jobs uses up to five.
        body_s: Time for a complete body.
        body_rate: Minimum rate of a body in bytes per second, after the grace time.
        grace_s: How long a body may be slower than that.
        header_s: Time for the complete headers of a request.
        idle_s: How long a connection without a request stays open.
        write_s: Time for a client to read what it is sent.
        photo_s: How long a job waits for its next photo.
        abandoned_s: How long a job continues without a sign of life from its client.
        keep_s: How long an ended job is kept to be fetched.
        alive_s: Interval of the empty lines that show a job is still running.
    """

    photos: int = 2_000
    photo_bytes: int = 50 * MEGABYTE
    photo_pixels: int = 40 * MEGABYTE
    file_bytes: int = 100_000
    json_bytes: int = 8 * MEGABYTE
    job_bytes: int = 2_000 * MEGABYTE
    jobs: int = 32
    jobs_per_client: int = 16
    connections: int = 512
    connections_per_client: int = 128
    body_s: float = 120.0
    body_rate: float = 10_000.0
    grace_s: float = 5.0
    header_s: float = 10.0
    idle_s: float = 60.0
    write_s: float = 30.0
    photo_s: float = 300.0
    abandoned_s: float = 60.0
    keep_s: float = 300.0
    alive_s: float = 5.0

    def public(self) -> dict[str, float]:
        """Return the limits that clients need to know."""
        return {"photos": self.photos, "photo_bytes": self.photo_bytes, "photo_pixels": self.photo_pixels}
