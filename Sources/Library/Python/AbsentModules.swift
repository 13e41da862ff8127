/// Modules that programs import and fieldbook does not have, with what to do instead.
package enum AbsentModules {
  /// Whether a path is a package beside Python's library, and the way out; `nil` for a name that is no known module.
  package static func find(_ path: String) -> (isPackage: Bool, help: String)? {
    let first = path.split(separator: ".").first.map(String.init) ?? path
    let isStandard = StandardNames.modules.contains(first) || !StandardNames.names(of: path).isEmpty
    if let known = help[path] ?? help[first] { return (!isStandard, known) }
    return isStandard ? (false, "leave the line out, or do without it") : nil
  }

  private static let processes =
    "a notebook starts no processes; what a program prints can be pasted into a cell"
  private static let threads = "cells run on one thread, and training on all cores; call the function itself"
  private static let network =
    "a notebook opens no connections; keras.utils.get_file and urllib.request.urlretrieve fetch files"

  private static let help: [String: String] = [
    "pty": processes, "multiprocessing": processes, "signal": processes,
    "threading": threads, "concurrent": threads, "asyncio": threads, "queue": threads, "sched": threads,
    "socket": network, "ssl": network, "http": network, "ftplib": network, "smtplib": network,
    "socketserver": network,
    "xmlrpc": network, "telnetlib": network, "poplib": network, "imaplib": network, "select": network,
    "selectors": network, "webbrowser": network, "urllib3": network,
    "ctypes": "code of other languages is not run",
    "dis": "there is no bytecode",
    "pdb": "print what you want to know; an error shows where it happened",
    "cProfile": "%time and %timeit measure", "profile": "%time and %timeit measure",
    "sqlite3": "csv and json keep tables in files", "shelve": "json and np.save keep values in files",
    "tkinter": "figures are shown by matplotlib.pyplot", "turtle": "figures are shown by matplotlib.pyplot",
    "doctest": "assert tells whether something holds",
    "cmath": "work with the real and the imaginary part as two floats",
    "bz2": "gzip is there", "lzma": "gzip is there",
    "curses": "print writes lines",
    "pandas": "pandas itself is there, without its inner modules",
    "polars": "csv.DictReader reads tables",
    "sklearn": "here are sklearn.metrics, model_selection, preprocessing, utils and datasets",
    "scipy": "here is scipy.special; np has sums, products and linear algebra",
    "torch": "write the network with keras",
    "torchvision": "write the network with keras, and read images with keras.utils",
    "jax": "np computes, and keras trains", "flax": "write the network with keras",
    "cv2": "keras.utils.load_img reads images, and tf.image changes them",
    "PIL": "here are PIL.Image and PIL.ImageOps",
    "skimage": "keras.utils.load_img reads images, and tf.image changes them",
    "imageio": "keras.utils.load_img reads images",
    "seaborn": "seaborn itself is there, without its inner modules",
    "plotly": "matplotlib.pyplot draws", "bokeh": "matplotlib.pyplot draws",
    "altair": "matplotlib.pyplot draws",
    "tqdm": "here are tqdm, tqdm.auto and tqdm.notebook",
    "IPython": "here is IPython.display",
    "ipywidgets": "give the value a name at the top of the cell",
    "google": "here is google.colab.drive, without effect",
    "tensorflow_hub": "keras.applications has networks",
    "tensorboard": "fit's history can be drawn with matplotlib.pyplot",
    "wandb": "fit's history can be drawn with matplotlib.pyplot",
    "yaml": "json keeps settings in files", "nltk": "str and re work on text", "numba": "np computes quickly",
    "transformers": "keras.applications has networks", "datasets": "keras.datasets has data",
    "cupy": "np computes",
  ]
}
