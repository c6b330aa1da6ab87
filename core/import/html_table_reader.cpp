#include "core/import/html_table_reader.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr int kMaxDepth = 512;
constexpr int kChunk = 8 * 1024;
// A tag, comment or script is parsed when its end has arrived. Reports hold scripts and charts of some 100
// KiB.
constexpr qsizetype kLongestToken = 4 * 1024 * 1024;
// libxml2 2.9 compares every attribute of a tag with every other.
constexpr qsizetype kMostAttributeMarks = 2048;

/// Gathers finished rows while libxml2 calls it. Rows are handed to the visitor between chunks: a C library
/// must not have the visitor's code, which may throw on a bug, on its stack.
class RowGatherer {
public:
    void startElement(std::string_view name, const xmlChar** attributes) {
        ++m_depth;
        if (name == "tr") {
            endRow();
            m_inRow = true;
            m_row.number = ++m_rowNumber;
        } else if (m_inRow && (name == "td" || name == "th")) {
            endCell();
            startCell(isHidden(attributes));
        } else if (name == "br" || name == "div" || name == "p") {
            addText(" ", 1);
        }
    }

    void endElement(std::string_view name) {
        --m_depth;
        if (name == "td" || name == "th") {
            endCell();
        } else if (name == "tr" || name == "table") {
            endRow();
        }
    }

    void addText(const char* text, int bytes) {
        if (!m_inCell) {
            return;
        }
        const int room = HtmlRow::MaxCellBytes - int(m_text.size());
        m_row.oversized = m_row.oversized || bytes > room;
        m_text.append(text, std::min(bytes, room));
    }

    void endRow() {
        endCell();
        if (m_inRow && !m_row.cells.isEmpty()) {
            m_finished.push_back(std::move(m_row));
        }
        m_row = {};
        m_inRow = false;
    }

    bool isTooDeep() const { return m_depth > kMaxDepth; }
    std::vector<HtmlRow> takeFinished() { return std::exchange(m_finished, {}); }

private:
    static bool isHidden(const xmlChar** attributes) {
        for (; attributes && attributes[0]; attributes += 2) {
            if (xmlStrEqual(attributes[0], BAD_CAST "class") &&
                xmlStrEqual(attributes[1], BAD_CAST "hidden")) {
                return true;
            }
        }
        return false;
    }

    void startCell(bool hidden) {
        const bool full = m_row.cells.size() >= HtmlRow::MaxCells;
        m_row.oversized = m_row.oversized || full;
        m_inCell = !hidden && !full;
    }

    void endCell() {
        if (m_inCell) {
            m_row.cells.append(QString::fromUtf8(m_text).simplified());
            m_text.clear();
            m_inCell = false;
        }
    }

    HtmlRow m_row;
    QByteArray m_text;
    std::vector<HtmlRow> m_finished;
    int m_rowNumber = 0;
    int m_depth = 0;
    bool m_inRow = false;
    bool m_inCell = false;
};

RowGatherer& gatherer(void* context) {
    return *static_cast<RowGatherer*>(context);
}
std::string_view text(const xmlChar* name) {
    return reinterpret_cast<const char*>(name);
}

htmlSAXHandler saxHandler() {
    htmlSAXHandler sax{};
    sax.startElement = [](void* context, const xmlChar* name, const xmlChar** attributes) {
        gatherer(context).startElement(text(name), attributes);
    };
    sax.endElement = [](void* context, const xmlChar* name) { gatherer(context).endElement(text(name)); };
    sax.characters = [](void* context, const xmlChar* characters, int bytes) {
        gatherer(context).addText(reinterpret_cast<const char*>(characters), bytes);
    };
    sax.ignorableWhitespace = sax.characters;
    return sax;
}

struct FreeParser {
    void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

/// What the parser holds because the end of a token has not arrived yet.
QByteArrayView waiting(const htmlParserCtxt& parser) {
    const xmlParserInput* input = parser.input;
    return {reinterpret_cast<const char*>(input->cur), qsizetype(input->end - input->cur)};
}

bool hasTooManyAttributes(QByteArrayView token) {
    return token.startsWith('<') && std::count_if(token.begin(), token.end(), [](char c) {
                                        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"' ||
                                               c == '\'';
                                    }) > kMostAttributeMarks;
}

/// Why reading further would cost more than the file can be worth; empty when it would not.
QString refusal(const RowGatherer& rows, const htmlParserCtxt& parser) {
    if (rows.isTooDeep()) {
        return QStringLiteral("its HTML elements nest deeper than %1 levels").arg(kMaxDepth);
    }
    const QByteArrayView token = waiting(parser);
    if (token.size() > kLongestToken || hasTooManyAttributes(token)) {
        return QStringLiteral("it holds a tag, comment or text larger than any report has");
    }
    return {};
}

} // namespace

QStringList HtmlRow::words() const {
    QStringList result;
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(result),
                 [](const QString& c) { return !c.isEmpty(); });
    return result;
}

Result<void> readHtmlRows(const QByteArray& utf8, const std::function<bool(const HtmlRow&)>& visit) {
    RowGatherer rows;
    htmlSAXHandler sax = saxHandler();
    const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
        htmlCreatePushParserCtxt(&sax, &rows, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
    if (!parser) {
        return Error{
            ErrorCode::MalformedFile, QStringLiteral("there is not enough memory to read the HTML"), {}};
    }
    // IGNORE_ENC: the text was decoded before, the <meta charset> inside is out of date.
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);

    const auto deliver = [&] {
        const std::vector<HtmlRow> finished = rows.takeFinished();
        return std::all_of(finished.begin(), finished.end(), visit);
    };
    for (qsizetype at = 0; at < utf8.size(); at += kChunk) {
        const int bytes = int(std::min<qsizetype>(kChunk, utf8.size() - at));
        htmlParseChunk(parser.get(), utf8.constData() + at, bytes, 0);
        if (const QString reason = refusal(rows, *parser); !reason.isEmpty()) {
            return Error{ErrorCode::MalformedFile, reason, {}};
        }
        if (!deliver()) {
            return Done{};
        }
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
    rows.endRow();
    deliver();
    return Done{};
}

} // namespace core
