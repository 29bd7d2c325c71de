"""A bucket on an S3 server of the tests' own."""

import pathlib
import subprocess
import sys

import boto3

SERVER = pathlib.Path(__file__).parents[1] / "TestServers/s3_server.py"
NAME, KEY, SECRET = "berkas", "KUNCI-UJI", "rahasia-uji-0123456789"


class Bucket:
    """`kind`: nanio proves signatures, moto keeps to If-None-Match."""

    def __init__(self, folder: pathlib.Path, kind: str):
        folder.mkdir()
        self.process = subprocess.Popen(
            [sys.executable, SERVER, folder, kind], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.endpoint = f"http://127.0.0.1:{self.process.stdout.readline().split()[1]}"

    def settings(self, prefix: str, secret: str = SECRET) -> dict:
        """What Balai is told of it."""
        return {
            "BALAI_BLOBS": f"s3://{NAME}/{prefix}", "BALAI_S3_ENDPOINT": self.endpoint, "BALAI_S3_ACCESS_KEY": KEY,
            "BALAI_S3_SECRET_KEY": secret}

    def keys(self, prefix: str) -> list:
        client = boto3.client(
            "s3", endpoint_url=self.endpoint, aws_access_key_id=KEY, aws_secret_access_key=SECRET,
            region_name="us-east-1")
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=NAME, Prefix=prefix + "/")
        return [entry["Key"] for page in pages for entry in page.get("Contents", [])]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
