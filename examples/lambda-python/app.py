import os

from copy_text import copy_text, transform


def handler(event, context):
    """{"key": …} copies that object; {"text": …} only transforms; anything else says that it is there."""
    if event and event.get("key"):
        return copy_text(event["key"], os.environ)
    if event and event.get("text"):
        return {"text": transform(event["text"])}
    return {"ready": True}
