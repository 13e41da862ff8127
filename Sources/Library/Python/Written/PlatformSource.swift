import Evaluator

extension WrittenModules {
  static let platform = WrittenModule(
    "platform", doc: "The machine and its system.",
    #"""
    import os as _os
    import sys as _sys
    from collections import namedtuple as _namedtuple

    uname_result = _namedtuple('uname_result', ('system', 'node', 'release', 'version', 'machine'))

    def uname():
        """System, host, release, version and machine."""
        return uname_result(*_os.uname())

    def system():
        """Linux"""
        return uname().system

    def node():
        """The name of the machine."""
        return uname().node

    def release():
        """The release of the system."""
        return uname().release

    def version():
        """The version of the system."""
        return uname().version

    def machine():
        """The kind of processor, such as x86_64."""
        return uname().machine

    def processor():
        """Empty, as on Linux."""
        return ''

    def architecture(executable='', bits='', linkage=''):
        """64bit"""
        return ('64bit', 'ELF')

    def platform(aliased=False, terse=False):
        """System, release and machine in one text."""
        u = uname()
        return f'{u.system}-{u.release}' if terse else f'{u.system}-{u.release}-{u.machine}-with-glibc'

    def python_version():
        """The version of Python whose language this is."""
        return '.'.join(map(str, _sys.version_info[:3]))

    def python_version_tuple():
        """The version of Python whose language this is, in parts."""
        return tuple(map(str, _sys.version_info[:3]))

    def python_implementation():
        """Fieldbook"""
        return 'Fieldbook'

    def python_compiler():
        """Swift"""
        return 'Swift'

    def python_build():
        """Empty: there is no build number."""
        return ('', '')

    def libc_ver(executable=None):
        """The C library."""
        return ('glibc', '')

    def freedesktop_os_release():
        """Not here."""
        raise OSError('Unable to read files /etc/os-release, /usr/lib/os-release')
    """#)
}
