#pragma once

#include <string>
#include <string_view>

namespace server {

/// The text of one statement. A literal or a constexpr text becomes one by itself, a text made at run time
/// does not compile: values are bound, never pasted in.
class Sql {
public:
    consteval Sql(const char* literal) : m_text(literal) {}

    /// For a statement put together from constant parts (a filter with or without its conditions). The text
    /// must outlive the call it is passed to, and hold no value that a client sent.
    static Sql composed(const std::string& text) { return Sql(std::string_view(text)); }

    /// NUL-terminated.
    const char* text() const { return m_text.data(); }
    std::string_view view() const { return m_text; }

private:
    explicit constexpr Sql(std::string_view text) : m_text(text) {}
    std::string_view m_text;
};

/// What logs and spans call a statement: the text of a leading "-- comment", else its first words.
std::string statementName(std::string_view sql);

} // namespace server
