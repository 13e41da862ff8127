# fieldbook only: names of Python 2 and 3, and files of the web, which tests do not fetch
from six.moves import range, urllib, zip
import six
list(range(3)), list(zip([1], [2])), six.PY3, sorted(six.iteritems({"a": 1})), urllib.parse.quote("a b") #= ([0, 1, 2], [(1, 2)], True, [('a', 1)], 'a%20b')
import requests
def refused(f):
    try:
        return f()
    except requests.exceptions.RequestException as e:
        return type(e).__name__, str(e)
refused(lambda: requests.get("example.org/a.csv")), refused(lambda: requests.post("https://example.org", json={})) #= (('MissingSchema', "Invalid URL 'example.org/a.csv': No scheme supplied. Perhaps you meant https://example.org/a.csv?"), ('ConnectionError', 'Fieldbook only fetches files, by requests.get: nothing is sent to https://example.org'))
r = requests.Response("https://example.org/a.json", 200, b'{"a": 1}', "OK")
r, r.ok, r.json(), r.text, list(r.iter_content(4)), r.raise_for_status() #= (<Response [200]>, True, {'a': 1}, '{"a": 1}', [b'{"a"', b': 1}'], None)
