#pragma once

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QStringView>

#include <optional>

namespace core {

/// Writes CSV cell by cell: quoted where RFC 4180 asks for it, text defused, rows ended with CRLF.
class CsvRow {
public:
    CsvRow& text(const QString& text);
    /// A word of ours (enum names, column names): never defused.
    CsvRow& word(QStringView word);
    CsvRow& number(Decimal value, int minPlaces = 0);
    CsvRow& number(const std::optional<Decimal>& value, int minPlaces = 0);
    CsvRow& integer(qint64 value);
    CsvRow& ratio(std::optional<double> value);
    CsvRow& flag(bool value); ///< "true" or empty
    CsvRow& day(const std::optional<Day>& day);
    CsvRow& instant(const std::optional<Instant>& instant);
    CsvRow& empty();
    void endRow();

    qsizetype size() const { return m_out.size(); }
    /// What was written since the last call.
    QByteArray take();
    /// Hands what was written to the device: FileUnwritable with the device's words.
    Result<void> flush(QIODevice& out);

private:
    void append(const QByteArray& utf8);
    QByteArray m_out;
    bool m_first = true;
};

} // namespace core
