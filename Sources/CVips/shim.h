#include <vips/vips.h>

/* libvips takes its options as variable arguments, which Swift cannot call: one typed function for each use. All
   return 0 on success; the reason of a failure is in vips_error_buffer(). The bytes must outlive the image. */

/* Only the named loaders can be used from here on: JPEG, PNG and PDF, from memory. */
static inline void balai_vips_allow_only_jpeg_png_pdf(void) {
    vips_operation_block_set("VipsForeignLoad", TRUE);
    vips_operation_block_set("VipsForeignLoadJpegBuffer", FALSE);
    vips_operation_block_set("VipsForeignLoadPngBuffer", FALSE);
    vips_operation_block_set("VipsForeignLoadPdfBuffer", FALSE);
}

static inline int balai_vips_open_jpeg(const void *bytes, size_t count, VipsImage **out) {
    return vips_jpegload_buffer((void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, NULL);
}

static inline int balai_vips_open_png(const void *bytes, size_t count, VipsImage **out) {
    return vips_pngload_buffer((void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, NULL);
}

/* A page, counted from 0, at one pixel a point. */
static inline int balai_vips_open_pdf(const void *bytes, size_t count, int page, VipsImage **out) {
    return vips_pdfload_buffer((void *)bytes, count, out, "page", page, "access", VIPS_ACCESS_SEQUENTIAL, NULL);
}

/* Upright, in the box, in sRGB by the picture's own profile when by_profile is not 0. What is to fail is named in the
   loader's options: the operation's own "fail_on" reaches no loader in 8.14. */
static inline int balai_vips_fit(
    const void *bytes, size_t count, const char *loader_options, int width, int height, VipsSize size, int by_profile,
    VipsImage **out) {
    if (by_profile)
        return vips_thumbnail_buffer((void *)bytes, count, out, width, "height", height, "size", size,
            "export_profile", "srgb", "option_string", loader_options, NULL);
    return vips_thumbnail_buffer((void *)bytes, count, out, width, "height", height, "size", size,
        "option_string", loader_options, NULL);
}

/* Transparent places become white. */
static inline int balai_vips_on_white(VipsImage *in, VipsImage **out) {
    double white[] = {255.0, 255.0, 255.0};
    VipsArrayDouble *background = vips_array_double_new(white, 3);
    int result = vips_flatten(in, out, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    return result;
}

static inline int balai_vips_to_srgb(VipsImage *in, VipsImage **out) {
    return vips_colourspace(in, out, VIPS_INTERPRETATION_sRGB, NULL);
}

static inline int balai_vips_shrink(VipsImage *in, double scale, VipsImage **out) {
    return vips_resize(in, out, scale, NULL);
}

/* A baseline JPEG without any metadata. The bytes are the caller's to free with g_free(). */
static inline int balai_vips_to_jpeg(VipsImage *in, int quality, void **bytes, size_t *count) {
    return vips_jpegsave_buffer(
        in, bytes, count, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, NULL);
}
