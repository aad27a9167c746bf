"""Puts names and links into a site's folder that only a real disk can have, and reads what is said.

usage: check_folder.py STATUSBOOK SITE SCHEMA
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

STATUSBOOK, SITE, SCHEMA = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
OUTSIDE = 'error: this file lies outside of the site\'s folder [outside-site]'
UNREAD = 'error: nothing reads this file [unknown-file]'
# Link, where it leads, what is said of it.
LINKS = [
    ('content/articles/outside.md', '/etc/passwd', OUTSIDE),
    ('static/outside.css', '/etc/passwd', OUTSIDE),
    ('static/loop', '..', OUTSIDE),
    ('templates/partials/outside.mustache', '/etc/passwd', OUTSIDE),
    ('content/codes/outside', '/etc', UNREAD),
    ('content/codes/loop', '.', UNREAD),
]


class Folder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix='statusbook-hostile-')
        self.addCleanup(holder.cleanup)
        self.site = pathlib.Path(holder.name) / 'site'
        shutil.copytree(SITE, self.site)
        shutil.copytree(SCHEMA, self.site / 'content/schema')

    def check(self):
        run = subprocess.run([STATUSBOOK, 'check'], cwd=self.site, stderr=subprocess.PIPE)
        return run.returncode, run.stderr.decode()

    def test_links_out_of_the_site_and_in_circles(self):
        for link, target, message in LINKS:
            with self.subTest(link):
                (self.site / link).symlink_to(target)
                status, said = self.check()
                (self.site / link).unlink()
                self.assertEqual((status, said.split('\n')[0]), (1, f'{link}: {message}'))
                self.assertNotIn('root:', said)

    def test_a_pipe_is_not_waited_for(self):
        os.mkfifo(self.site / 'content/articles/pipe.md')
        status, said = self.check()
        self.assertEqual((status, said.split('\n')[0]),
                         (1, 'content/articles/pipe.md: error: a file is expected here, and this is none [not-a-file]'))

    def test_names_cannot_forge_lines_or_colors(self):
        name = 'a\nsite.json:1:1: error: forged\x1b[31m.txt'
        (self.site / 'content/codes/301' / name).write_text('x')
        status, said = self.check()
        shown = name.replace('\n', '\ufffd').replace('\x1b', '\ufffd')
        self.assertEqual((status, said.split('\n')[0]), (1, f'content/codes/301/{shown}: {UNREAD}'))

    def test_a_static_file_needs_a_name_that_an_address_can_have(self):
        (self.site / 'static/a\nb.css').write_text('p { margin: 0 }')
        status, said = self.check()
        self.assertEqual((status, said.split('\n')[0]),
                         (1, 'static/a\ufffdb.css: error: the name of this file has a control character, '
                             'which no address can have [control-character]'))


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
