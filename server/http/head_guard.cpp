#include "server/http/head_guard.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr size_t kLongestLength = 15; ///< digits: beyond every limit, below any overflow

struct Field {
    std::string_view name;
    std::string_view value;
};

/// What the fields say about the body, counted.
struct Framing {
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
};

Problem malformed(const char* why) {
    return Problem{ProblemKind::MalformedRequest, QString::fromLatin1(why)};
}

bool isTokenChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isControl(char c) {
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\t') || code == 0x7f;
}

bool isDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isHost(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isTokenChar(c) || c == ':' || c == '[' || c == ']';
    });
}

bool sameName(std::string_view name, std::string_view lowerCase) {
    return std::equal(name.begin(), name.end(), lowerCase.begin(), lowerCase.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? char(a + ('a' - 'A')) : a) == b; });
}

std::string_view trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Only the origin form, "/path?query": the absolute form and "*" are for proxies, and a fragment is never
/// sent.
bool isPlainTarget(std::string_view target) {
    return target.starts_with('/') && std::all_of(target.begin(), target.end(), [](char c) {
               return c > 0x20 && c < 0x7f &&
                      std::string_view("#\"<>\\^`{|}").find(c) == std::string_view::npos;
           });
}

Outcome<void> guardRequestLine(std::string_view line, bool& isOldVersion) {
    const size_t first = line.find(' ');
    const size_t second = line.find(' ', first == std::string_view::npos ? first : first + 1);
    if (second == std::string_view::npos || !isToken(line.substr(0, first))) {
        return malformed("The request line is not one of HTTP.");
    }
    const std::string_view version = line.substr(second + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return malformed("Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    }
    isOldVersion = version == "HTTP/1.0";
    if (!isPlainTarget(line.substr(first + 1, second - first - 1))) {
        return malformed("The request target must be an absolute path.");
    }
    return core::Done{};
}

Outcome<Field> readField(std::string_view line) {
    if (line.front() == ' ' || line.front() == '\t') {
        return malformed("A header is folded over two lines.");
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon))) {
        return malformed("A header has no proper name.");
    }
    if (std::any_of(line.begin(), line.end(), isControl)) {
        return malformed("A header has control characters.");
    }
    return Field{line.substr(0, colon), trimmed(line.substr(colon + 1))};
}

Outcome<void> guardField(const Field& field, Framing& framing, bool isOldVersion) {
    if (sameName(field.name, "host")) {
        if (++framing.hosts > 1 || !isHost(field.value)) {
            return malformed("Host must be given once, as a host name.");
        }
    } else if (sameName(field.name, "content-length")) {
        if (++framing.lengths > 1 || !isDigits(field.value) || field.value.size() > kLongestLength) {
            return malformed("Content-Length must be given once, as one number.");
        }
    } else if (sameName(field.name, "transfer-encoding")) {
        // Anything else the parser would take for a request without a body, and the body for the next
        // request.
        if (++framing.encodings > 1 || field.value != "chunked" || isOldVersion) {
            return malformed("Transfer-Encoding may only be chunked, once, and in HTTP/1.1.");
        }
    } else if (sameName(field.name, "expect")) {
        if (!sameName(field.value, "100-continue")) {
            return malformed("Expect may only be 100-continue.");
        }
    }
    return core::Done{};
}

} // namespace

Outcome<void> guardHead(std::string_view head, int mostLines) {
    bool isOldVersion = false;
    Framing framing;
    for (int line = 0; !head.empty(); ++line) {
        const size_t end = head.find(kLineEnd);
        if (end == std::string_view::npos) {
            return malformed("The header does not end.");
        }
        const std::string_view text = head.substr(0, end);
        head.remove_prefix(end + kLineEnd.size());
        if (line > mostLines) {
            return Problem{ProblemKind::HeaderTooLarge, QStringLiteral("The request has too many headers.")};
        }
        if (text.empty() && line > 0) {
            break;
        }
        Outcome<void> guarded = core::Done{};
        if (line == 0) {
            guarded = guardRequestLine(text, isOldVersion);
        } else if (const Outcome<Field> field = readField(text)) {
            guarded = guardField(*field, framing, isOldVersion);
        } else {
            guarded = field.error();
        }
        if (!guarded) {
            return guarded;
        }
    }
    if (!head.empty() || framing.hosts != 1) {
        return malformed(framing.hosts == 0 ? "Host is missing." : "The header ends too early.");
    }
    if (framing.lengths > 0 && framing.encodings > 0) {
        return malformed("Content-Length and Transfer-Encoding cannot both be given.");
    }
    return core::Done{};
}

} // namespace server
