// libjpeg-turbo's TurboJPEG interface as `Datasets` sees it.
#ifndef FIELDBOOK_CTURBOJPEG_H
#define FIELDBOOK_CTURBOJPEG_H

#include <turbojpeg.h>

#endif
