// Coroutines: functions with a stack of their own, which suspend and are resumed later, also on another thread.

#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct coroutine coroutine;

/// A coroutine that will run the function; `NULL` if there is no memory for its stack.
coroutine *coroutine_new(void (*entry)(void *), void *argument);

/// Runs it until it suspends or its function returns.
void coroutine_resume(coroutine *self);

/// Called on its own stack: continues after `coroutine_resume`.
void coroutine_suspend(coroutine *self);

/// The lowest address that deep calls may reach on its stack.
uintptr_t coroutine_floor(const coroutine *self);

/// Gives its stack back. Its function must have returned, or never have run.
void coroutine_free(coroutine *self);
