"""Looks at what a build adds for people's tools, with the programs that read such files: the zip of
the site, the pictures for links, the feeds, the search description, the manifest, Anki's file.

usage: check_files.py STATUSBOOK PROJECT
"""

import csv
import html.parser
import json
import pathlib
import posixpath
import re
import struct
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree
import zipfile
import zlib

STATUSBOOK, PROJECT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
FOLDER = tempfile.TemporaryDirectory()
SITE = pathlib.Path(FOLDER.name) / 'site'
ATOM = '{http://www.w3.org/2005/Atom}'
OPEN_SEARCH = '{http://a9.com/-/spec/opensearch/1.1/}'
BASE = json.loads((PROJECT / 'site.json').read_text())['base_url']


def build(out, *options):
    subprocess.run([STATUSBOOK, 'build', '--cards', '--zip', *options, '--out', out],
                   cwd=PROJECT, check=True, capture_output=True)


def read_content(folder):
    records = {}
    for path in sorted((PROJECT / 'content' / folder).glob('*.md')):
        text = path.read_text()
        records[path.stem] = json.loads(text[:text.index('\n}\n') + 2])
    return records


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ('href', 'src', 'action') and value:
                self.found.append(value)


def chunks_of(png):
    assert png[:8] == b'\x89PNG\r\n\x1a\n'
    at, chunks = 8, {}
    while at < len(png):
        size, kind = struct.unpack('>I4s', png[at:at + 8])
        data = png[at + 8:at + 8 + size]
        assert struct.unpack('>I', png[at + 8 + size:at + 12 + size])[0] == zlib.crc32(kind + data)
        chunks[kind.decode()] = data
        at += 12 + size
    return chunks


def size_of(png):
    chunks = chunks_of(png)
    width, height = struct.unpack('>II', chunks['IHDR'][:8])
    assert len(zlib.decompress(chunks['IDAT'])) == height * (1 + 3 * width)
    return width, height


class Archive(unittest.TestCase):
    def setUp(self):
        self.zip = zipfile.ZipFile(SITE / 'statusbook.zip')

    def test_every_file_of_the_site_is_in_it_as_it_is_and_nothing_else(self):
        self.assertIsNone(self.zip.testzip())
        files = {f'statusbook/{path.relative_to(SITE)}': path for path in SITE.rglob('*')
                 if path.is_file() and path.name not in ('statusbook.zip', '.statusbook-manifest')}
        self.assertEqual(self.zip.namelist(), sorted(files))
        for name, path in files.items():
            self.assertEqual(self.zip.read(name), path.read_bytes(), name)

    def test_all_members_have_the_date_of_the_newest_content(self):
        dates = [json.loads(path.read_text())['updated']
                 for path in (PROJECT / 'content/codes').glob('*/code.json')]
        dates += [record['updated'] for record in read_content('articles').values()]
        dates += [record['updated'] for record in read_content('guides').values()]
        dates += [change['date'] for change in
                  json.loads((PROJECT / 'content/changes.json').read_text())['changes']]
        year, month, day = map(int, max(dates).split('-'))
        self.assertEqual({member.date_time for member in self.zip.infolist()},
                         {(year, month, day, 0, 0, 0)})
        self.assertEqual({member.external_attr >> 16 for member in self.zip.infolist()},
                         {0o100644})

    def test_links_lead_to_files_when_a_folder_means_its_index(self):
        names = set(self.zip.namelist())
        pages = [name for name in sorted(names) if name.endswith('.html')]
        # The 404 page is for servers alone; derived comparisons are alike, so some will do.
        pages = [name for i, name in enumerate(pages)
                 if name != 'statusbook/404.html' and ('/compare/' not in name or i % 40 == 0)]
        for page in pages:
            links = Links()
            links.feed(self.zip.read(page).decode())
            for link in links.found:
                parts = urllib.parse.urlsplit(link)
                if parts.scheme or parts.netloc or not parts.path:
                    continue
                self.assertFalse(parts.path.startswith('/'), f'{page}: {link}')
                target = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
                if parts.path.endswith(('/', '.')):
                    target += '/index.html'
                if target == 'statusbook/statusbook.zip':
                    continue
                self.assertIn(urllib.parse.unquote(target), names, f'{page}: {link}')

    def test_a_second_build_with_other_threads_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            other = pathlib.Path(folder) / 'site'
            build(other, '--jobs', '1')
            self.assertEqual((other / 'statusbook.zip').read_bytes(),
                             (SITE / 'statusbook.zip').read_bytes())


class Cards(unittest.TestCase):
    def test_every_code_written_comparison_and_guide_has_one_of_the_right_size(self):
        wanted = {path.name for path in (PROJECT / 'content/codes').iterdir()}
        wanted |= set(read_content('comparisons')) | set(read_content('guides'))
        self.assertEqual({path.stem for path in (SITE / 'cards').iterdir()}, wanted)
        for path in (SITE / 'cards').iterdir():
            self.assertEqual(size_of(path.read_bytes()), (1200, 630), path.name)

    def test_a_card_is_kept_until_its_content_changes(self):
        before = {path.name: path.stat().st_mtime_ns for path in (SITE / 'cards').iterdir()}
        build(SITE)
        after = {path.name: path.stat().st_mtime_ns for path in (SITE / 'cards').iterdir()}
        self.assertEqual(before, after)


class Icons(unittest.TestCase):
    def test_the_manifest_lists_icons_that_are_there_in_their_sizes(self):
        manifest = json.loads((SITE / 'manifest.webmanifest').read_text())
        self.assertEqual(manifest['start_url'], './')
        sizes = []
        for icon in manifest['icons']:
            data = (SITE / icon['src']).read_bytes()
            if icon['type'] == 'image/png':
                self.assertEqual('{}x{}'.format(*size_of(data)), icon['sizes'])
            sizes.append(icon['sizes'])
        self.assertEqual(sizes, ['any', '192x192', '512x512'])

    def test_the_touch_icon_has_the_size_that_phones_take(self):
        self.assertEqual(size_of((SITE / 'apple-touch-icon.png').read_bytes()), (180, 180))

    def test_the_favicon_holds_the_sizes_that_it_names(self):
        data = (SITE / 'favicon.ico').read_bytes()
        _, kind, count = struct.unpack('<HHH', data[:6])
        self.assertEqual((kind, count), (1, 3))
        for i, side in enumerate((16, 32, 48)):
            entry = struct.unpack('<BBBBHHII', data[6 + 16 * i:22 + 16 * i])
            self.assertEqual(entry[:2], (side, side))
            size, offset = entry[6:]
            self.assertEqual(size_of(data[offset:offset + size]), (side, side))

    def test_the_svg_is_well_formed(self):
        xml.etree.ElementTree.parse(SITE / 'icon.svg')


class Feeds(unittest.TestCase):
    def check_feed(self, path, page):
        feed = xml.etree.ElementTree.parse(SITE / path).getroot()
        self.assertEqual(feed.tag, ATOM + 'feed')
        self.assertEqual(feed.find(f'{ATOM}link[@rel="self"]').get('href'), f'{BASE}/{path}')
        self.assertEqual(feed.findtext(ATOM + 'id'), f'{BASE}/{page}')
        entries = feed.findall(ATOM + 'entry')
        ids = [entry.findtext(ATOM + 'id') for entry in entries]
        self.assertEqual(len(set(ids)), len(ids))
        dates = [entry.findtext(ATOM + 'updated') for entry in entries]
        self.assertEqual(feed.findtext(ATOM + 'updated'), max(dates))
        for entry in entries:
            self.assertNotRegex(entry.findtext(ATOM + 'content'), r'href="(?!https?://)')
        return entries

    def test_the_feed_of_changes_has_every_change_in_order(self):
        changes = json.loads((PROJECT / 'content/changes.json').read_text())['changes']
        entries = self.check_feed('changes.atom', 'changes/')
        self.assertEqual([entry.findtext(ATOM + 'title') for entry in entries],
                         [change['title'] for change in changes])
        page = (SITE / 'changes/index.html').read_text()
        for entry in entries:
            address, fragment = entry.findtext(ATOM + 'id').split('#')
            self.assertEqual(address, f'{BASE}/changes/')
            self.assertRegex(page, f'id="?{re.escape(fragment)}["> ]')

    def test_the_feed_of_articles_has_every_article(self):
        entries = self.check_feed('articles/feed.xml', 'articles/')
        self.assertEqual({entry.findtext(ATOM + 'title') for entry in entries},
                         {article['title'] for article in read_content('articles').values()})

    def test_their_pages_name_the_feeds_and_no_other_page_does(self):
        named = {str(path.relative_to(SITE)) for path in SITE.rglob('index.html')
                 if 'rel="alternate" type="application/atom+xml"' in path.read_text()}
        self.assertEqual(named, {'changes/index.html', 'articles/index.html'})


class Search(unittest.TestCase):
    def test_the_description_has_what_the_standard_requires(self):
        root = xml.etree.ElementTree.parse(SITE / 'opensearch.xml').getroot()
        self.assertEqual(root.tag, OPEN_SEARCH + 'OpenSearchDescription')
        self.assertLessEqual(len(root.findtext(OPEN_SEARCH + 'ShortName')), 16)
        self.assertLessEqual(len(root.findtext(OPEN_SEARCH + 'Description')), 1024)
        urls = {url.get('type'): url.get('template') for url in root.findall(OPEN_SEARCH + 'Url')}
        self.assertEqual(urls['text/html'], f'{BASE}/codes/?q={{searchTerms}}')

    def test_the_home_page_leads_to_it_and_to_the_manifest(self):
        page = (SITE / 'index.html').read_text()
        self.assertIn('type="application/opensearchdescription+xml"', page)
        self.assertIn('rel="manifest"', page)


class Anki(unittest.TestCase):
    def test_the_headers_are_those_of_the_manual_and_every_question_is_a_note(self):
        text = (SITE / 'quiz/anki.csv').read_text()
        headers = [line for line in text.split('\n') if line.startswith('#')]
        self.assertEqual([line.split(':')[0] for line in headers],
                         ['#separator', '#html', '#notetype', '#deck', '#columns', '#guid column',
                          '#tags column'])
        rows = list(csv.reader(text.split('\n')[len(headers):-1], strict=True))
        quiz = json.loads((PROJECT / 'content/quiz.json').read_text())['questions']
        self.assertEqual([row[0] for row in rows],
                         ['statusbook-' + question['id'] for question in quiz])
        for row, question in zip(rows, quiz):
            self.assertEqual(len(row), 4)
            self.assertEqual(row[1].count('<li>'), len(question['choices']))
            right = [choice['code'] for choice in question['choices'] if choice.get('right')]
            self.assertTrue(row[2].startswith(f'<p><b><a href="{BASE}/{right[0]}/">'), row[2])
            self.assertEqual(row[3].split(), ['http-status', question['difficulty']])


if __name__ == '__main__':
    build(SITE)
    unittest.main(argv=sys.argv[:1])
