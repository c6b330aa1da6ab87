#include "server/observe/trace_context.h"

#include <QRandomGenerator>

#include <algorithm>

namespace server {

namespace {

// version "00", dash, 32 digits, dash, 16 digits, dash, 2 digits
constexpr qsizetype kLength = 55;

int digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; // upper case is invalid by the standard
}

template <std::size_t Size>
bool readHex(const char* text, std::array<unsigned char, Size>& bytes) {
    for (std::size_t i = 0; i < Size; ++i) {
        const int high = digit(text[2 * i]);
        const int low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        bytes[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return true;
}

template <std::size_t Size>
QByteArray hexText(const std::array<unsigned char, Size>& bytes) {
    return QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), qsizetype(Size)).toHex();
}

template <std::size_t Size>
bool isZero(const std::array<unsigned char, Size>& bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte == 0; });
}

template <std::size_t Size>
void fillRandomly(std::array<unsigned char, Size>& bytes) {
    do {
        std::generate(bytes.begin(), bytes.end(),
                      [] { return static_cast<unsigned char>(QRandomGenerator::system()->bounded(256)); });
    } while (isZero(bytes));
}

} // namespace

std::optional<TraceContext> parseTraceparent(const QByteArray& header) {
    const char* text = header.constData();
    std::array<unsigned char, 1> version{};
    std::array<unsigned char, 1> flags{};
    TraceContext context;
    if (header.size() < kLength || text[2] != '-' || text[35] != '-' || text[52] != '-' ||
        !readHex(text, version) || !readHex(text + 3, context.traceId) ||
        !readHex(text + 36, context.spanId) || !readHex(text + 53, flags)) {
        return std::nullopt;
    }
    // A later version may go on after a dash; ours may not.
    const bool endsRight = header.size() == kLength || (version[0] > 0 && text[kLength] == '-');
    if (version[0] == 0xff || !endsRight || isZero(context.traceId) || isZero(context.spanId)) {
        return std::nullopt;
    }
    context.sampled = (flags[0] & 1) != 0;
    return context;
}

QByteArray traceparent(const TraceContext& context) {
    return "00-" + traceIdText(context) + '-' + spanIdText(context) + (context.sampled ? "-01" : "-00");
}

TraceContext newTrace(bool sampled) {
    TraceContext context;
    fillRandomly(context.traceId);
    fillRandomly(context.spanId);
    context.sampled = sampled;
    return context;
}

TraceContext childOf(const TraceContext& parent) {
    TraceContext child = parent;
    fillRandomly(child.spanId);
    return child;
}

QByteArray traceIdText(const TraceContext& context) {
    return hexText(context.traceId);
}

QByteArray spanIdText(const TraceContext& context) {
    return hexText(context.spanId);
}

} // namespace server
