#pragma once

#include <QByteArray>

#include <array>
#include <optional>

namespace server {

/// Where a piece of work belongs in a distributed trace (W3C Trace Context, level 1).
struct TraceContext {
    std::array<unsigned char, 16> traceId{};
    std::array<unsigned char, 8> spanId{};
    bool sampled = false;

    friend bool operator==(const TraceContext&, const TraceContext&) = default;
};

/// Of a traceparent header; unset for anything the standard calls invalid, which starts a new trace.
std::optional<TraceContext> parseTraceparent(const QByteArray& header);
/// "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
QByteArray traceparent(const TraceContext& context);

/// A trace of its own.
TraceContext newTrace(bool sampled = false);
/// A new span in the same trace.
TraceContext childOf(const TraceContext& parent);

/// 32 and 16 hexadecimal digits, for logs and exporters.
QByteArray traceIdText(const TraceContext& context);
QByteArray spanIdText(const TraceContext& context);

} // namespace server
