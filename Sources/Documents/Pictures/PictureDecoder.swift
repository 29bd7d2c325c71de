import CVips

/// libvips, with only the loaders that are needed. Runs in the decoder's process and nowhere else.
struct PictureDecoder {
    private let bytes: UnsafeRawBufferPointer
    private let type: FileType
    private let pixels: Int

    /// - Parameter bytes: must stay as long as the process: libvips reads them late.
    init(_ bytes: UnsafeRawBufferPointer, pixels: Int) throws(PictureReply.Refusal) {
        self.bytes = bytes
        self.pixels = pixels
        type = FileType.detect(Array(bytes))
        guard [.pdf, .jpeg, .png].contains(type) else { throw .unknownType }
        guard vips_init("balai") == 0 else { throw .broken(type) }
        vips_block_untrusted_set(1)
        balai_vips_allow_only_jpeg_png_pdf()
        vips_concurrency_set(1)
        vips_cache_set_max(0)
    }

    /// A PDF's first page is also drawn, small: that finds most of what is broken while the sender is still there.
    func facts() throws(PictureReply.Refusal) -> PictureFacts {
        let image = try opened()
        defer { g_object_unref(image) }
        if type == .pdf { _ = try page(1, width: 100) }
        return PictureFacts(
            type: type, width: Int(vips_image_get_width(image)), height: Int(vips_image_get_height(image)),
            pages: Int(vips_image_get_n_pages(image)))
    }

    /// Tries qualities from good to poor, then smaller sizes.
    func photo(longestSide: Int, bytes most: Int) throws(PictureReply.Refusal) -> Picture {
        var image = try drawn(width: longestSide, height: longestSide, size: VIPS_SIZE_DOWN)
        defer { g_object_unref(image) }
        while true {
            for quality in [85, 75, 65, 55] as [Int32] {
                let picture = try jpeg(image, quality: quality)
                if picture.bytes.count <= most { return picture }
            }
            guard vips_image_get_width(image) > 16, vips_image_get_height(image) > 16 else { throw .broken(type) }
            let smaller = try made { balai_vips_shrink(image, 0.7, $0) }
            g_object_unref(image)
            image = smaller
        }
    }

    /// Very long pages are drawn narrower: the height is at most four times the width asked for.
    func page(_ number: Int, width: Int) throws(PictureReply.Refusal) -> Picture {
        let first = try opened()
        let pages = Int(vips_image_get_n_pages(first))
        g_object_unref(first)
        guard (1...max(pages, 1)).contains(number) else { throw .noSuchPage(pages: pages) }
        let image = try drawn(
            width: width, height: width * 4, size: type == .pdf ? VIPS_SIZE_BOTH : VIPS_SIZE_DOWN,
            page: number - 1)
        defer { g_object_unref(image) }
        return try jpeg(image, quality: 80)
    }

    /// Reads only the beginning of the file.
    private func opened() throws(PictureReply.Refusal) -> UnsafeMutablePointer<VipsImage> {
        let image = try made { out in
            switch type {
            case .jpeg: balai_vips_open_jpeg(bytes.baseAddress, bytes.count, out)
            case .png: balai_vips_open_png(bytes.baseAddress, bytes.count, out)
            default: balai_vips_open_pdf(bytes.baseAddress, bytes.count, 0, out)
            }
        }
        let size = Int(vips_image_get_width(image)) * Int(vips_image_get_height(image))
        guard type == .pdf || size <= pixels else {
            g_object_unref(image)
            throw .tooManyPixels
        }
        return image
    }

    /// The picture in the box, upright, in sRGB, on white, wholly decoded.
    private func drawn(
        width: Int, height: Int, size: VipsSize, page: Int = 0
    ) throws(PictureReply.Refusal) -> UnsafeMutablePointer<VipsImage> {
        let image = try opened()
        // Without a profile the numbers are sRGB already, and going over one would shift them.
        let hasProfile =
            vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0
            || vips_image_get_interpretation(image) == VIPS_INTERPRETATION_CMYK
        g_object_unref(image)
        let options = type == .pdf ? "page=\(page),fail_on=truncated" : "fail_on=truncated"
        do {
            return try drawn(width: width, height: height, size: size, options: options, byProfile: hasProfile)
        } catch .broken where hasProfile {
            // A colour profile that is broken must not cost anyone a readable photo.
            return try drawn(width: width, height: height, size: size, options: options, byProfile: false)
        }
    }

    private func drawn(
        width: Int, height: Int, size: VipsSize, options: String, byProfile: Bool
    ) throws(PictureReply.Refusal) -> UnsafeMutablePointer<VipsImage> {
        let fitted = try made {
            balai_vips_fit(
                bytes.baseAddress, bytes.count, options, Int32(width), Int32(height), size, byProfile ? 1 : 0, $0)
        }
        defer { g_object_unref(fitted) }
        let coloured = try made { balai_vips_to_srgb(fitted, $0) }
        defer { g_object_unref(coloured) }
        guard vips_image_hasalpha(coloured) != 0 else { return try decoded(coloured) }
        let opaque = try made { balai_vips_on_white(coloured, $0) }
        defer { g_object_unref(opaque) }
        return try decoded(opaque)
    }

    private func decoded(
        _ image: UnsafeMutablePointer<VipsImage>
    ) throws(PictureReply.Refusal) -> UnsafeMutablePointer<VipsImage> {
        guard let memory = vips_image_copy_memory(image) else { throw refusal() }
        return memory
    }

    private func jpeg(
        _ image: UnsafeMutablePointer<VipsImage>, quality: Int32
    ) throws(PictureReply.Refusal) -> Picture {
        var start: UnsafeMutableRawPointer?
        var count = 0
        guard balai_vips_to_jpeg(image, quality, &start, &count) == 0, let start else { throw refusal() }
        defer { g_free(start) }
        return Picture(
            bytes: Array(UnsafeRawBufferPointer(start: start, count: count)),
            width: Int(vips_image_get_width(image)), height: Int(vips_image_get_height(image)))
    }

    private func made(
        _ operation: (UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32
    ) throws(PictureReply.Refusal) -> UnsafeMutablePointer<VipsImage> {
        var image: UnsafeMutablePointer<VipsImage>?
        guard operation(&image) == 0, let image else { throw refusal() }
        return image
    }

    /// What the decoder's own words come to.
    private func refusal() -> PictureReply.Refusal {
        let words = String(cString: vips_error_buffer()).lowercased()
        vips_error_clear()
        switch type {
        case .pdf where words.contains("encrypted"): return .locked
        case .jpeg where words.contains("premature end"): return .truncated(type)
        case .png where Array(bytes.suffix(64))[...].position(of: "IEND") == nil: return .truncated(type)
        default: return .broken(type)
        }
    }
}
