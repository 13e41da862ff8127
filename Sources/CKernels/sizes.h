#pragma once

#include "dispatch.h"

FB_INLINE long smaller(long a, long b) { return a < b ? a : b; }

FB_INLINE long larger(long a, long b) { return a > b ? a : b; }

FB_INLINE long rounded_up(long count, long unit) { return (count + unit - 1) / unit * unit; }
