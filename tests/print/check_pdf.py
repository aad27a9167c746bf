"""Looks at the cheat sheets as PDFs with the tools that readers' programs are made of.

usage: check_pdf.py STATUSBOOK PROJECT
STATUSBOOK_ACCEPT=1 takes the rendered pages as the approved pictures from now on.
"""

import csv
import io
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

STATUSBOOK, PROJECT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
APPROVED = PROJECT / 'tests/print/approved'
PAPERS = {'a4': (841.89, 595.28), 'letter': (792.0, 612.0)}

# How far a page may be from its approved picture: releases of Poppler and FreeType smooth letters
# differently, so a pixel counts only when it is far off.
FAR = 96
MOST_FAR = 0.0002


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, **options).stdout


def make_sheet(site, paper, folder, **options):
    path = pathlib.Path(folder) / f'{paper}.pdf'
    run(STATUSBOOK, 'sheet', '--site', site, '--paper', paper, '-o', path, **options)
    return path


def read_codes(site):
    text = run(STATUSBOOK, 'sheet', '--site', site, '--format', 'csv').decode()
    return list(csv.DictReader(io.StringIO(text, newline='')))


def words_of(text):
    return ' '.join(text.split())


def unfilter(kind, line, above, step):
    """One line of a PNG (RFC 2083, 6), whose pixels are `step` bytes wide."""
    for i, value in enumerate(line):
        left = line[i - step] if i >= step else 0
        up = above[i]
        corner = above[i - step] if i >= step else 0
        guess = left + up - corner
        paeth = min((left, up, corner), key=lambda near: abs(guess - near))
        line[i] = (value + (0, left, up, (left + up) // 2, paeth)[kind]) & 255
    return line


def read_png(data):
    """Width, height and color values of an 8-bit RGB PNG."""
    width, height, depth, color = struct.unpack('>IIBB', data[16:26])
    if (depth, color) != (8, 2):
        raise ValueError('not an 8-bit RGB PNG')
    step = 3
    packed, offset = b'', 8
    while offset < len(data):
        length, kind = struct.unpack('>I4s', data[offset:offset + 8])
        packed += data[offset + 8:offset + 8 + length] if kind == b'IDAT' else b''
        offset += 12 + length
    raw, pixels, above = zlib.decompress(packed), bytearray(), bytearray(width * step)
    for start in range(0, len(raw), width * step + 1):
        line = bytearray(raw[start + 1:start + 1 + width * step])
        above = unfilter(raw[start], line, above, step)
        pixels += above
    return width, height, pixels


def render(pdf):
    return run('pdftoppm', '-r', '50', '-png', '-singlefile', pdf)


def far_share(one, other):
    """The share of color values that are far off; 1 when the sizes differ."""
    if one == other:
        return 0
    one, other = read_png(one), read_png(other)
    if one[:2] != other[:2]:
        return 1
    far = sum(abs(a - b) > FAR for a, b in zip(one[2], other[2]))
    return far / len(one[2])


class WholeSheet(unittest.TestCase):
    """The sheets of the project's own catalogue."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.site = PROJECT / 'site.json'
        cls.pdfs = {paper: make_sheet(cls.site, paper, cls.scratch.name) for paper in PAPERS}
        cls.codes = read_codes(cls.site)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_syntax(self):
        for pdf in self.pdfs.values():
            run('qpdf', '--check', pdf)

    def test_one_page_of_its_size(self):
        for paper, pdf in self.pdfs.items():
            info = run('pdfinfo', pdf).decode()
            self.assertRegex(info, r'\nPages: +1\n')
            size = re.search(r'Page size: +([\d.]+) x ([\d.]+) pts', info)
            for found, wanted in zip(size.groups(), PAPERS[paper]):
                self.assertAlmostEqual(float(found), wanted, delta=0.5)

    def codes_updated(self):
        for path in (PROJECT / 'content/codes').glob('*/code.json'):
            yield json.loads(path.read_text())['updated']

    def test_title_structure_and_date(self):
        for pdf in self.pdfs.values():
            info = run('pdfinfo', '-isodates', pdf).decode()
            self.assertRegex(info, r'Title: +HTTP status codes: Statusbook\n')
            self.assertRegex(info, r'Tagged: +yes\n')
            newest = max(self.codes_updated())
            self.assertRegex(info, rf'CreationDate: +{newest}T00:00:00')

    def test_every_font_is_embedded_as_a_subset(self):
        for pdf in self.pdfs.values():
            fonts = run('pdffonts', pdf).decode().splitlines()[2:]
            self.assertGreater(len(fonts), 1)
            for font in fonts:
                self.assertRegex(font, r'^[A-Z]{6}\+RobotoCondensed.* yes yes yes ')

    def test_every_code_name_and_meaning_in_reading_order(self):
        for pdf in self.pdfs.values():
            text = words_of(run('pdftotext', '-raw', pdf, '-').decode())
            place = 0
            for code in self.codes:
                name = '' if code['name'].startswith('(') else code['name']
                place = text.find(words_of(f"{code['code']} {name}"), place)
                self.assertGreaterEqual(place, 0, f"{code['key']} is not behind the one before it")
                meaning = text.find(words_of(code['meaning']), place)
                self.assertTrue(place < meaning < place + 120, code['key'])
                for field in code['required_fields'].split():
                    self.assertIn(f'! {field}', text[meaning:meaning + 150])

    def test_every_code_leads_to_its_page(self):
        for pdf in self.pdfs.values():
            plain = run('qpdf', '--qdf', '--object-streams=disable', pdf, '-').decode('latin-1')
            for code in self.codes:
                self.assertIn(f"({code['url']})", plain)

    def test_smallest_type(self):
        for pdf in self.pdfs.values():
            layout = run('pdftotext', '-bbox', pdf, '-').decode()
            heights = [float(bottom) - float(top)
                       for top, bottom in re.findall(r'yMin="([\d.]+)" .*?yMax="([\d.]+)"', layout)]
            self.assertGreater(len(heights), 500)
            # Roboto's lines are 1.17 times as high as its type is large.
            self.assertGreater(min(heights), 6.5 * 1.17 - 0.05)

    def test_same_bytes_wherever_it_is_made(self):
        environment = dict(os.environ, TZ='Pacific/Apia', LC_ALL='tr_TR.UTF-8', HOME='/nonexistent',
                           FONTCONFIG_FILE='/dev/null', SOURCE_DATE_EPOCH='1')
        with tempfile.TemporaryDirectory() as folder:
            for paper, pdf in self.pdfs.items():
                again = make_sheet(self.site, paper, folder, env=environment, cwd=folder)
                self.assertEqual(pdf.read_bytes(), again.read_bytes())


class ApprovedPages(unittest.TestCase):
    """The sheets of a small site, whose catalogue stands still, as pictures."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.site = cls.copy_site('site')

    @classmethod
    def copy_site(cls, name):
        folder = pathlib.Path(cls.scratch.name) / name
        run('cp', '-r', PROJECT / 'tests/sites/three-codes', folder)
        run('cp', '-r', PROJECT / 'content/schema', folder / 'content/schema')
        return folder / 'site.json'

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_pages_look_as_approved(self):
        for paper in PAPERS:
            with self.subTest(paper=paper):
                page = render(make_sheet(self.site, paper, self.scratch.name))
                approved = APPROVED / f'{paper}.png'
                if os.environ.get('STATUSBOOK_ACCEPT') == '1':
                    approved.write_bytes(page)
                share = far_share(page, approved.read_bytes())
                self.assertLessEqual(share, MOST_FAR, f'compare with {approved}')

    def test_a_changed_name_is_seen(self):
        site = self.copy_site('changed')
        facts = site.parent / 'content/codes/502/code.json'
        facts.write_text(facts.read_text().replace('"name": "Bad Gateway"', '"name": "Good Portal"', 1))
        page = render(make_sheet(site, 'a4', site.parent))
        share = far_share(page, (APPROVED / 'a4.png').read_bytes())
        self.assertGreater(share, MOST_FAR)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
