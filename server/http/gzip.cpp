#include "server/http/gzip.h"

#include <QByteArrayList>

#include <zlib.h>

#include <stdexcept>

namespace server {

namespace {

constexpr int kLevel = 4;                   ///< JSON shrinks little more above
constexpr int kGzipWindow = MAX_WBITS + 16; ///< zlib's way to ask for gzip's header

} // namespace

bool acceptsGzip(const QByteArray& acceptEncoding) {
    bool accepted = false;
    for (const QByteArray& item : acceptEncoding.toLower().split(',')) {
        const QByteArrayList parts = item.split(';');
        const QByteArray coding = parts[0].trimmed();
        if (coding != "gzip" && coding != "*") {
            continue;
        }
        const QByteArray weight = parts.size() > 1 ? parts[1].trimmed() : QByteArray();
        const bool isRefused = weight.startsWith("q=") && weight.mid(2).toDouble() == 0.0;
        if (coding == "gzip") {
            return !isRefused;
        }
        accepted = !isRefused;
    }
    return accepted;
}

QByteArray gzipped(const QByteArray& bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib could not start");
    }
    QByteArray result(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    const int done = deflate(&stream, Z_FINISH); // deflateBound promises one call
    result.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    if (done != Z_STREAM_END) {
        throw std::runtime_error("zlib could not compress");
    }
    return result;
}

} // namespace server
