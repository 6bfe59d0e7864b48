import shutil
import tempfile

from objects import get_object, put_object


def copy_text(key, env):
    """Fetches a text into /tmp, the only place that can be written, transforms it, and puts it into the other bucket."""
    # The same instance serves the next event, and would find what this one left.
    with tempfile.TemporaryFile() as file:
        with get_object(env["SOURCE_BUCKET"], key, env) as found:
            shutil.copyfileobj(found, file)
        file.seek(0)
        text = transform(file.read().decode()).encode()
    put_object(env["TARGET_BUCKET"], key, text, env)
    return {"key": key, "bytes": len(text)}


def transform(text):
    """Upper case, and every line by its number."""
    lines = text.removesuffix("\n").split("\n")
    return "".join(f"{at}\t{line.upper()}\n" for at, line in enumerate(lines, 1))
