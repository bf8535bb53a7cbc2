"""Every setting that the code reads is explained in the how-to pages."""

import re

from alongside.partnership.config.database.home import PROJECT


def test_every_setting_is_explained():
    code = [*PROJECT.glob("src/**/*.py"), *PROJECT.glob("scripts/*.py")]
    read = {name for file in code for name in re.findall(r'"((?:ALONGSIDE|DATABASE_URL)_?[A-Z_]*)"', file.read_text())}
    pages = "".join(page.read_text() for page in PROJECT.glob("docs/how-to/*.md"))
    assert len(read) > 10
    assert {name for name in read if name not in pages} == set()
