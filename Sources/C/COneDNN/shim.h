#pragma once

#include <oneapi/dnnl/dnnl.h>
#include <oneapi/dnnl/dnnl_debug.h>

// From libgomp, which provides oneDNN's threads. The count is per calling thread.
void omp_set_num_threads(int count);
int omp_get_max_threads(void);
int omp_get_num_procs(void);
