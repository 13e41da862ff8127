// libzip, for `Networks`.
#pragma once

#include <zip.h>
