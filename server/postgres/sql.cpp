#include "server/postgres/sql.h"

#include <algorithm>

namespace server {

namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::size_t kLongestName = 60;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

} // namespace

std::string statementName(std::string_view sql) {
    const std::string_view text = trimmed(sql);
    if (text.starts_with("--")) {
        return std::string(trimmed(text.substr(2, text.find('\n') - 2)).substr(0, kLongestName));
    }
    // The first three words on one line: "insert into fills".
    std::string name;
    std::size_t at = 0;
    for (int words = 0; words < 3 && at < text.size(); ++words) {
        const std::size_t begin = text.find_first_not_of(kSpaces, at);
        if (begin == std::string_view::npos) {
            break;
        }
        at = std::min(text.find_first_of(" \t\r\n(,;", begin), text.size());
        name += (name.empty() ? "" : " ") + std::string(text.substr(begin, at - begin));
        if (at < text.size() && kSpaces.find(text[at]) == std::string_view::npos) {
            break;
        }
    }
    return name.substr(0, kLongestName);
}

} // namespace server
