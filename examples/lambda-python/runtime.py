"""The whole of a Lambda runtime: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html

AWS's own, awslambdaric, does more (logs as JSON, a context) and needs a compiler to be installed.
"""

import importlib
import json
import os
import sys
import traceback
from urllib.request import Request, urlopen

API = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime"


def post(path, body, headers=None):
    data = json.dumps(body).encode()
    urlopen(Request(f"{API}/{path}", data=data, headers=headers or {}, method="POST")).close()


def report(path, error):
    traceback.print_exception(error)
    name = type(error).__name__
    body = {
        "errorType": name,
        "errorMessage": str(error),
        "stackTrace": traceback.format_tb(error.__traceback__),
    }
    post(path, body, {"Lambda-Runtime-Function-Error-Type": f"Function.{name}"})


def load():
    module, name = (os.environ.get("_HANDLER") or sys.argv[1]).rsplit(".", 1)
    try:
        return getattr(importlib.import_module(module), name)
    except Exception as error:
        report("init/error", error)
        sys.exit(1)


def serve(handler):
    while True:
        with urlopen(f"{API}/invocation/next") as following:
            event = json.load(following)
            request = following.headers["Lambda-Runtime-Aws-Request-Id"]
        try:
            post(f"invocation/{request}/response", handler(event, None))
        except Exception as error:
            report(f"invocation/{request}/error", error)


serve(load())
