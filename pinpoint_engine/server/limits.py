"""How much one client, and all of them, may ask of the service."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class ServerLimits:
    """What the service refuses to exceed.

    Attributes:
        photos: Photos of one job.
        photo_bytes: Of one photo as PNG.
        photo_pixels: Of one photo; told by its header before anything is unpacked.
        file_bytes: Of one photo as JSON that names its file.
        json_bytes: Of any other body.
        job_bytes: Of all photos of one job that wait for their answer.
        jobs: Jobs that are not ended, of all clients.
        jobs_per_client: The same of one client, told by its address.
        connections: Of all clients.
        connections_per_client: Of one client; a job of ours takes up to five.
        body_s: Within this a body must be here.
        body_rate: Bytes a second that a body must come with, after a few seconds' grace.
        grace_s: How long a body may come slower than that.
        header_s: Within this a request's headers must be here.
        idle_s: How long a connection without a request is kept.
        write_s: Within this a client must take what it is sent.
        photo_s: How long a job waits for its next photo.
        abandoned_s: How long a job goes on without any sign of its client.
        keep_s: How long an ended job waits to be fetched.
        alive_s: How often a line without content shows that a job goes on.
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

    def told(self) -> dict[str, float]:
        """Return the limits that a client keeps to."""
        return {"photos": self.photos, "photo_bytes": self.photo_bytes, "photo_pixels": self.photo_pixels}
