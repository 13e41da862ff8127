#include "CRsvg.h"

#include <stdio.h>
#include <stdlib.h>

#include "CLoading.h"

// What is used of the interfaces of librsvg 2.52 (`rsvg.h`), cairo (`cairo.h`), GLib (`gerror.h`, `gobject.h`) and
// fontconfig (`fontconfig.h`). Their libraries are dependencies of librsvg, so that its handle finds them.

typedef struct {
  uint32_t domain;
  int code;
  char *message;
} fault;

typedef struct {
  double x, y, width, height;
} rectangle;

typedef struct {
  int count;
} font_set;

enum { cairo_format_argb32 = 0, cairo_status_success = 0, fontconfig_system = 0, fontconfig_application = 1 };

static struct {
  void *(*rsvg_handle_new_from_data)(const uint8_t *data, size_t count, fault **error);
  int (*rsvg_handle_get_intrinsic_size_in_pixels)(void *handle, double *width, double *height);
  int (*rsvg_handle_render_document)(void *handle, void *cairo, const rectangle *viewport, fault **error);
  void *(*cairo_image_surface_create_for_data)(uint8_t *data, int format, int width, int height, int stride);
  void *(*cairo_create)(void *surface);
  void (*cairo_destroy)(void *cairo);
  int (*cairo_status)(void *cairo);
  const char *(*cairo_status_to_string)(int status);
  void (*cairo_surface_flush)(void *surface);
  void (*cairo_surface_destroy)(void *surface);
  void (*g_object_unref)(void *object);
  void (*g_error_free)(fault *error);
  font_set *(*FcConfigGetFonts)(void *config, int set);
} rsvg;

static const loaded_function functions[] = {
  LOADED(rsvg, rsvg_handle_new_from_data),
  LOADED(rsvg, rsvg_handle_get_intrinsic_size_in_pixels),
  LOADED(rsvg, rsvg_handle_render_document),
  LOADED(rsvg, cairo_image_surface_create_for_data),
  LOADED(rsvg, cairo_create),
  LOADED(rsvg, cairo_destroy),
  LOADED(rsvg, cairo_status),
  LOADED(rsvg, cairo_status_to_string),
  LOADED(rsvg, cairo_surface_flush),
  LOADED(rsvg, cairo_surface_destroy),
  LOADED(rsvg, g_object_unref),
  LOADED(rsvg, g_error_free),
  LOADED(rsvg, FcConfigGetFonts),
};

const char *rsvg_load(void) {
  static loaded_library library = {
    "librsvg-2.so.2", ": it is older than 2.52", functions, sizeof functions / sizeof functions[0]};
  return library_load(&library);
}

int rsvg_font_count(void) {
  font_set *system = rsvg.FcConfigGetFonts(NULL, fontconfig_system);
  font_set *own = rsvg.FcConfigGetFonts(NULL, fontconfig_application);
  return (system == NULL ? 0 : system->count) + (own == NULL ? 0 : own->count);
}

/// Copies an error's message and frees the error.
static void report(fault *error, char *message, size_t capacity) {
  snprintf(message, capacity, "%s", error == NULL || error->message == NULL ? "unknown reason" : error->message);
  if (error != NULL) rsvg.g_error_free(error);
}

rsvg_document *rsvg_open(const uint8_t *bytes, size_t count, char *message, size_t capacity) {
  fault *error = NULL;
  void *handle = rsvg.rsvg_handle_new_from_data(bytes, count, &error);
  if (handle == NULL) report(error, message, capacity);
  return handle;
}

bool rsvg_size(rsvg_document *document, double *width, double *height) {
  return rsvg.rsvg_handle_get_intrinsic_size_in_pixels(document, width, height) != 0;
}

bool rsvg_draw(
  rsvg_document *document, uint8_t *pixels, int width, int height, char *message, size_t capacity) {
  void *surface =
    rsvg.cairo_image_surface_create_for_data(pixels, cairo_format_argb32, width, height, 4 * width);
  void *cairo = rsvg.cairo_create(surface);
  int status = rsvg.cairo_status(cairo);
  bool is_drawn = false;
  if (status != cairo_status_success) {
    snprintf(message, capacity, "%s", rsvg.cairo_status_to_string(status));
  } else {
    fault *error = NULL;
    rectangle viewport = {0, 0, width, height};
    is_drawn = rsvg.rsvg_handle_render_document(document, cairo, &viewport, &error) != 0;
    if (!is_drawn) report(error, message, capacity);
  }
  rsvg.cairo_surface_flush(surface);
  rsvg.cairo_destroy(cairo);
  rsvg.cairo_surface_destroy(surface);
  return is_drawn;
}

void rsvg_close(rsvg_document *document) { rsvg.g_object_unref(document); }
