"""Kills, interrupts and obstructs builds, and looks each time at what stands in the output folder.

usage: check_atomic.py STATUSBOOK SITE SCHEMA [Builds.test_…]
SITE is a small site without schemas; SCHEMA is the folder of schemas that it needs.
STATUSBOOK_KILLS: how many builds are killed (25); STATUSBOOK_SEED: repeats the moments of another run.
"""

import fcntl
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

STATUSBOOK, SITE, SCHEMA = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
KILLS = int(os.environ.get('STATUSBOOK_KILLS', '25'))
SEED = int(os.environ.get('STATUSBOOK_SEED', random.SystemRandom().randrange(1 << 32)))
MEMORY = '/dev/shm'
NOBODY = 65534
# A mount namespace of its own, which goes with its last process.
OWN_MOUNTS = ['unshare', '--mount'] + ([] if os.geteuid() == 0 else ['--map-root-user'])
MANIFEST = '.statusbook-manifest'
STAGING = '.public.statusbook-staging'


def tree_of(folder):
    """The bytes of every file below `folder`, by path; None where there is nothing."""
    if not folder.exists():
        return None
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob('*') if not path.is_dir()}


class Workplace:
    """Two sites, `old` and `new`, of which every page differs, and a folder to build them in."""

    def __init__(self):
        self.holder = tempfile.TemporaryDirectory(dir=MEMORY, prefix='statusbook-atomic-')
        self.path = pathlib.Path(self.holder.name)
        self.path.chmod(0o755)
        # Where other users may run it, too.
        self.program = shutil.copy(STATUSBOOK, self.path / 'statusbook')
        self.place = self.path / 'place'
        self.out = self.place / 'public'
        self.clear()
        self.trees = {}
        for name in ('old', 'new'):
            self._make_site(name)
            self.trees[name] = self._build_clean(name)

    def clear(self):
        """As if nothing had ever been built here."""
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()

    def _make_site(self, name):
        site = self.path / name
        for part in ('content', 'templates', 'static'):
            shutil.copytree(SITE / part, site / part)
        shutil.copytree(SCHEMA, site / 'content/schema')
        settings = (SITE / 'site.json').read_text()
        (site / 'site.json').write_text(settings.replace('Codes & co', f'The {name} codes'))
        if name == 'new':  # one page more and one page less
            (site / 'content/articles/later.md').rename(site / 'content/articles/much-later.md')

    def _build_clean(self, name):
        run = self.build(name, out=self.path / f'{name}-public')
        if run.returncode != 0:
            sys.exit(f'the {name} site cannot be built:\n{run.stderr}')
        return tree_of(self.path / f'{name}-public')

    def command(self, name, out=None):
        return [self.program, 'build', '--site', self.path / name / 'site.json', '--out', out or self.out]

    def build(self, name, out=None, **options):
        return subprocess.run(self.command(name, out), stderr=subprocess.PIPE, text=True, cwd=self.path, **options)

    def start(self, name):
        return subprocess.Popen(self.command(name), stderr=subprocess.PIPE, text=True, cwd=self.path)

    def which(self, out=None):
        """Which of the two sites the output wholly is; else a sentence about what it is."""
        tree = tree_of(out or self.out)
        for name, expected in self.trees.items():
            if tree == expected:
                return name
        if tree is None:
            return 'nothing'
        listed = set(tree.get(MANIFEST, b'').decode().split('\n')[1:-1]) | {MANIFEST}
        return f'neither site: {len(tree)} files, not as the manifest says: {sorted(set(tree) ^ listed)[:5]}'

    def beside(self, place=None):
        return sorted(os.listdir(place or self.place))

    def close(self):
        self.holder.cleanup()


class Builds(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        if not os.access(MEMORY, os.W_OK):
            sys.exit(f'{MEMORY} cannot be written; it serves as a second file system')
        cls.work = Workplace()

    @classmethod
    def tearDownClass(cls):
        cls.work.close()

    def setUp(self):
        self.work.clear()

    def assert_built(self, name, out=None):
        """The site `name` can be built into the output, and then stands there alone."""
        run = self.work.build(name, out)
        self.assertEqual((run.returncode, self.work.which(out)), (0, name), run.stderr)
        if out is None:
            self.assertEqual(self.work.beside(), ['public'])

    def assert_refused(self, run, message):
        self.assertEqual((run.returncode, run.stderr), (3, message))

    def test_the_two_sites_differ_in_every_page(self):
        old, new = (self.work.trees[name] for name in ('old', 'new'))
        self.assertIn('articles/later/index.html', old)
        self.assertIn('articles/much-later/index.html', new)
        same = [name for name in set(old) & set(new) if name.endswith('.html') and old[name] == new[name]]
        self.assertEqual(same, [])
        self.assertGreater(len(old), 150)

    def test_killed_at_any_moment_a_build_leaves_one_whole_site(self):
        moments = random.Random(SEED)
        print(f'STATUSBOOK_SEED={SEED} STATUSBOOK_KILLS={KILLS}', flush=True)
        started = time.monotonic()
        self.assert_built('old')
        longest = time.monotonic() - started
        standing, seen = 'old', {'in time': 0, 'too late': 0, 'left something behind': 0}
        for round_number in range(KILLS):
            wanted = 'new' if standing == 'old' else 'old'
            run = self.work.start(wanted)
            time.sleep(moments.uniform(0, longest))
            run.kill()
            run.communicate()
            found = self.work.which()
            self.assertIn(found, ('old', 'new'), f'round {round_number}')
            seen['in time' if run.returncode == -signal.SIGKILL else 'too late'] += 1
            seen['left something behind'] += self.work.beside() != ['public']
            self.assertIn(self.work.beside(), (['public'], [STAGING, 'public']))
            # The next build may be of the same site, of the other one, or be killed as well.
            if round_number % 3 != 2:
                standing = moments.choice(('old', 'new'))
                self.assert_built(standing)
            else:
                standing = found
        self.assert_built(wanted)
        print('killed', seen, flush=True)

    def test_killed_first_builds_leave_nothing_or_the_site(self):
        moments = random.Random(SEED)
        started = time.monotonic()
        self.assert_built('old')
        longest = time.monotonic() - started
        for round_number in range(5):
            shutil.rmtree(self.work.out)
            run = self.work.start('new')
            time.sleep(moments.uniform(0, longest))
            run.kill()
            run.communicate()
            self.assertIn(self.work.which(), ('nothing', 'new'), f'round {round_number}')
            self.assert_built('old')

    def interrupt_once(self, number):
        """Stops the build of the new site as soon as it has begun to write, and only then interrupts it."""
        run = self.work.start('new')
        while run.poll() is None and not (self.work.place / STAGING).exists():
            time.sleep(0.0005)
        run.send_signal(number)
        message = run.communicate()[1]
        self.assertEqual(self.work.beside(), ['public'])
        return run.returncode, self.work.which(), message

    def test_an_interrupted_build_cleans_up_and_says_130(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            for _ in range(40):
                self.assert_built('old')
                status, found, message = self.interrupt_once(number)
                if status != 0:
                    break
                self.assertEqual(found, 'new', 'it had just finished')
            self.assertEqual((status, found, message), (130, 'old', 'statusbook: interrupted; nothing was changed\n'), number)
            self.assert_built('new')

    def test_while_a_build_holds_the_output_another_one_says_so(self):
        self.assert_built('old')
        staging = self.work.place / STAGING
        staging.mkdir()
        (staging / 'process').write_text('4711')
        holder = os.open(staging, os.O_RDONLY)
        fcntl.flock(holder, fcntl.LOCK_EX)
        try:
            self.assert_refused(self.work.build('new'),
                                'statusbook: cannot build: another build (process 4711) is already writing '
                                f"'{self.work.out}'\n")
            self.assertEqual(self.work.which(), 'old')
        finally:
            os.close(holder)
        self.assert_built('new')

    def test_of_builds_at_the_same_time_one_succeeds_and_none_mixes(self):
        for _ in range(5):
            runs = [self.work.start(name) for name in ('old', 'new', 'old')]
            messages = [run.communicate()[1] for run in runs]
            statuses = [run.returncode for run in runs]
            self.assertIn(0, statuses)
            for status, message in zip(statuses, messages):
                if status != 0:
                    self.assertEqual(status, 3, message)
                    self.assertRegex(message, r'^statusbook: cannot build: another build ')
            self.assertIn(self.work.which(), ('old', 'new'))
            self.assertEqual(self.work.beside(), ['public'])
        self.assert_built('new')

    def test_a_read_only_folder_is_told_and_left_alone(self):
        self.assert_built('old')
        self.work.place.chmod(0o555)
        options = {}
        if os.geteuid() == 0:  # permissions do not bind root
            options = {'user': NOBODY, 'group': NOBODY, 'extra_groups': []}
        run = self.work.build('new', **options)
        self.work.place.chmod(0o755)
        self.assert_refused(run, 'statusbook: cannot create directory '
                                 f"'{self.work.place / STAGING}': Permission denied\n")
        self.assertEqual((self.work.which(), self.work.beside()), ('old', ['public']))
        self.assert_built('new')

    def test_the_output_may_be_on_another_file_system_than_the_site(self):
        with tempfile.TemporaryDirectory(dir='/var/tmp', prefix='statusbook-atomic-') as disk:
            self.assertNotEqual(os.stat(disk).st_dev, os.stat(MEMORY).st_dev,
                                f'this needs {MEMORY} to be a file system of its own')
            out = pathlib.Path(disk) / 'deep/public'
            for name in ('old', 'new'):
                self.assert_built(name, out)
                self.assertEqual(self.work.beside(out.parent), ['public'])

    def test_behind_a_symbolic_link_the_folder_is_replaced_and_the_link_stays(self):
        with tempfile.TemporaryDirectory(dir='/var/tmp', prefix='statusbook-atomic-') as disk:
            target = pathlib.Path(disk) / 'target'
            target.mkdir()
            self.work.out.symlink_to(target)
            for name in ('old', 'new'):
                self.assert_built(name)
                self.assertEqual(self.work.which(target), name)
                self.assertEqual(self.work.beside(disk), ['target'])
            self.assertEqual(os.readlink(self.work.out), str(target))

    def limited(self, size):
        def limit():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return limit

    def test_files_that_may_not_grow_leave_the_old_site(self):
        self.assert_built('old')
        # Python ignores SIGXFSZ; the program inherits that and gets EFBIG as it would get ENOSPC.
        run = self.work.build('new', preexec_fn=self.limited(2000), restore_signals=False)
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertRegex(run.stderr, rf"^statusbook: cannot write '{self.work.place / STAGING}/site/\S+': "
                                     r'File too large\n$')
        self.assertEqual((self.work.which(), self.work.beside()), ('old', ['public']))
        self.assert_built('new')

    def test_a_build_that_the_limit_kills_is_repaired(self):
        self.assert_built('old')
        run = self.work.build('new', preexec_fn=self.limited(2000))
        self.assertEqual(run.returncode, -signal.SIGXFSZ, run.stderr)
        self.assertEqual(self.work.which(), 'old')
        self.assert_built('new')

    def on_a_small_disk(self, kilobytes):
        """Builds old, then new, on a disk of that size, and copies what then stands there."""
        script = f'''
            set -eu
            mount -t tmpfs -o size={kilobytes}k none "$1/place"
            "$2" build --site "$1/old/site.json" --out "$1/place/public" 2>/dev/null
            status=0
            "$2" build --site "$1/new/site.json" --out "$1/place/public" 2>"$1/messages" || status=$?
            cp -r "$1/place" "$1/seen"
            exit $status
        '''
        return subprocess.run([*OWN_MOUNTS, 'sh', '-c', script, 'sh', self.work.path, self.work.program]).returncode

    def test_a_full_disk_leaves_the_old_site(self):
        if subprocess.run([*OWN_MOUNTS, 'mount', '-t', 'tmpfs', 'none', '/mnt'], capture_output=True).returncode != 0:
            print('\nNOT TESTED: a full disk, because nothing may be mounted here. '
                  'A limit on the size of files stands in for it.', flush=True)
            self.skipTest('nothing may be mounted here')
        pages = sum(-(-len(content) // 4096) * 4 for content in self.work.trees['old'].values())
        status = self.on_a_small_disk(pages * 3 // 2)  # room for one site and a half
        message = (self.work.path / 'messages').read_text()
        self.assertEqual(status, 3, message)
        self.assertRegex(message, rf"^statusbook: cannot write '{self.work.place / STAGING}/site/\S+': "
                                  r'No space left on device\n$')
        self.assertEqual(self.work.which(self.work.path / 'seen/public'), 'old')
        self.assertEqual(self.work.beside(self.work.path / 'seen'), ['public'])


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=2)
