#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

/* GObject's macros and floating types are not seen from Swift. */
static inline void balai_pango_unref(void *object) { g_object_unref(object); }
