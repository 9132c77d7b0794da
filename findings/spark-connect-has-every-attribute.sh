#!/usr/bin/env bash
# pyspark 4.3.0: a frame of Spark Connect has every attribute that it is asked for.
#
# `hasattr(frame, "anything")` is true and `frame.anything` is a Column, of a name that no column has; a classic frame
# raises an AttributeError. Nothing is known of it until a plan runs, far from the line. So what asks a frame what it can
# do (`hasattr(frame, "collect_schema")`, `hasattr(frame, "compute")`) takes it for one of another library, and a typing error in a method's name is told as 'Column' object is not callable.
# It matters to libraries that tell frames apart by what they have, as this one did: it asks for the class now.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'pyspark[connect]==4.3.0'

cat > seen.py <<'EOF'
import subprocess
import time
from pathlib import Path

import pyspark
from pyspark.sql.connect.session import SparkSession

home = Path(pyspark.__file__).parent
binding = "spark.connect.grpc.binding"
command = [f"{home}/bin/spark-submit", "--master", "local[1]", "--conf", "spark.ui.enabled=false"]
command += ["--conf", f"{binding}.address=127.0.0.1", "--conf", f"{binding}.port=15987"]
command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "spark-internal"]
server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    session = SparkSession.builder.remote("sc://127.0.0.1:15987").create()
    frame = session.createDataFrame([(1,)], "n bigint")
    assert frame.columns == ["n"]
    for name in ("collect_schema", "compute", "anything"):
        print(name, hasattr(frame, name), getattr(frame, name))
        assert hasattr(frame, name)
    try:
        frame.colect()
    except TypeError as error:
        print("colect():", error)
        assert "not callable" in str(error)
    session.stop()
finally:
    server.terminate()
    server.wait()
EOF
venv/bin/python seen.py
