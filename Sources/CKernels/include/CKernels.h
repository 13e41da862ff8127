#pragma once

// Loops that a compiler vectorises and that oneDNN has not, or has far slower. Every one is compiled for several
// instruction sets and the best is chosen when the program is loaded. Images are (N, H, W, C), channels last.
// Nothing here allocates, nothing here fails: the caller has checked shapes and ranges.
//
// Each header belongs to the file of the same name; `epilogue.h` to all that can do something to their result.

#include "activations.h"
#include "columns.h"
#include "depthwise.h"
#include "direct.h"
#include "elementwise.h"
#include "epilogue.h"
#include "images.h"
#include "layer_normalization.h"
#include "losses.h"
#include "merging.h"
#include "minimal_filtering.h"
#include "narrowing.h"
#include "normalization.h"
#include "optimizers.h"
#include "permutation.h"
#include "pooled_convolution.h"
#include "pooling.h"
#include "rows.h"
