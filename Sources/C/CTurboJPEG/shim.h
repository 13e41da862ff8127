// libjpeg-turbo's TurboJPEG interface, for `Datasets`.
#ifndef FIELDBOOK_CTURBOJPEG_H
#define FIELDBOOK_CTURBOJPEG_H

#include <turbojpeg.h>

#endif
