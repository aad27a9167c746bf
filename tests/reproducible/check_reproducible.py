"""Builds a site in two workplaces that have nothing in common but its content; every byte must agree.

usage: check_reproducible.py STATUSBOOK SITE
SITE is a folder with site.json, content/, templates/ and static/.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

INPUT = ['site.json', 'content', 'templates', 'static']
# What a site has only when the build made everything: the test must not pass over an emptier one.
MUST_HAVE = ['index.html', 'index.html.gz', 'index.html.br', '_redirects', '.statusbook-manifest']
MUST_HAVE_ENDING = ['.pdf', '.css.gz', '.js.br', '.http', '.svg']

# Each member differs between the two. A locale that is not installed leaves the program in "C", so
# the language is asked for in every way that programs look for it.
ONE = {
    'folder': 'a',
    'jobs': '1',
    'reversed': False,
    'changed': 0,
    'environment': {'LC_ALL': 'C', 'TZ': 'Pacific/Kiritimati', 'HOME': '/nowhere', 'COLUMNS': '20'},
}
OTHER = {
    'folder': 'a much longer way/to the/other copy',
    'jobs': '8',
    'reversed': True,
    'changed': 1_700_000_000,
    'environment': {'LC_ALL': 'C.UTF-8', 'LANG': 'tr_TR.UTF-8', 'LANGUAGE': 'tr', 'TZ': 'America/St_Johns',
                    'NO_COLOR': '1'},
}


def scratch_parent():
    """Memory, where there is some: what is read is compared, not kept."""
    return '/dev/shm' if os.access('/dev/shm', os.W_OK) else None


def files_below(folder):
    return sorted(path.relative_to(folder) for path in folder.rglob('*') if not path.is_dir())


def copy_site(site, to, place):
    """File by file in the order that `place` asks for, so that the folders list them in another one."""
    names = [path for name in INPUT
             for path in ([pathlib.Path(name)] if (site / name).is_file()
                          else [name / below for below in files_below(site / name)])]
    for name in sorted(names, reverse=place['reversed']):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, target)
        os.utime(target, (place['changed'], place['changed']))


def build(statusbook, site, scratch, place):
    folder = scratch / place['folder']
    folder.mkdir(parents=True)
    copy_site(site, folder, place)
    environment = {'PATH': os.environ['PATH']} | place['environment']
    run = subprocess.run([statusbook, 'build', '--jobs', place['jobs'], '--precompress'],
                         cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit(f'the build in {place["folder"]!r} ended with {run.returncode}:\n{run.stderr}')
    return folder / 'public'


def first_difference(one, other):
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return f'byte {at}: {one[at:at + 30]!r} and {other[at:at + 30]!r}'


def compare(one, other):
    names, other_names = files_below(one), files_below(other)
    problems = [f'only in one of the builds: {name}' for name in sorted(set(names) ^ set(other_names))]
    for name in sorted(set(names) & set(other_names)):
        bytes_one, bytes_other = (one / name).read_bytes(), (other / name).read_bytes()
        if bytes_one != bytes_other:
            problems.append(f'{name}: {first_difference(bytes_one, bytes_other)}')
        if b'much longer way' in bytes_other:
            problems.append(f'{name}: names the folder of the build')
    return names, problems


def main(statusbook, site):
    with tempfile.TemporaryDirectory(dir=scratch_parent(), prefix='statusbook-reproducible-') as scratch:
        one, other = (build(statusbook, site, pathlib.Path(scratch), place) for place in (ONE, OTHER))
        names, problems = compare(one, other)
    texts = [str(name) for name in names]
    problems += [f'there is no {name}' for name in MUST_HAVE if name not in texts]
    problems += [f'no file ends in {end}' for end in MUST_HAVE_ENDING
                 if not any(text.endswith(end) for text in texts)]
    print(*problems[:50], sep='\n')
    print(f'{len(names)} files compared, {len(problems)} problems')
    return bool(problems)


if __name__ == '__main__':
    sys.exit(main(os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()))
