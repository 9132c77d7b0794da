"""A small Spark, for the fixtures of several modules: in the process, and as a server that another
process runs.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyspark
from pyspark.sql import SparkSession

from postgres import free_port

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


# Workers are started by this Python, and not by the first one that the shell finds.
os.environ["PYSPARK_PYTHON"] = sys.executable


def spark_session() -> Iterator[SparkSession]:
    """The one Spark of this process, which ends with it: the documentation's examples, and other
    modules, may have the same one.
    """
    builder = SparkSession.builder.master("local[2]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session


@contextmanager
def spark_connect() -> Iterator[Any]:
    """A session of a Spark that listens on a port of this machine, by Spark Connect."""
    from pyspark.sql.connect.session import SparkSession as Remote

    port, home = free_port(), Path(pyspark.__file__).parent
    binding = "spark.connect.grpc.binding"
    settings = {**SETTINGS, f"{binding}.address": "127.0.0.1", f"{binding}.port": str(port)}
    command = [str(home / "bin" / "spark-submit"), "--master", "local[2]"]
    for name, value in settings.items():
        command += ["--conf", f"{name}={value}"]
    command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer"]
    server = subprocess.Popen(
        [*command, "spark-internal"],
        env={**os.environ, "SPARK_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _listening(port, server)
        session = Remote.builder.remote(f"sc://127.0.0.1:{port}").create()
        try:
            yield session
        finally:
            # One that is not stopped waits ten minutes for the server when Python ends.
            session.stop()
    finally:
        server.terminate()
        server.wait()


def _listening(port: int, server: subprocess.Popen[bytes], seconds: int = 120) -> None:
    """Wait until a server listens."""
    end = time.monotonic() + seconds
    while True:
        assert server.poll() is None, "the server of Spark Connect ended"
        assert time.monotonic() < end, f"nothing listens on port {port}"
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
