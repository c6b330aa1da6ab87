#pragma once

#include "core/base/result.h"
#include "core/import/statement.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <optional>
#include <span>

namespace core {

/// A file to import, decoded once: formats read `text`.
struct SourceFile {
    QString name;     ///< without folder
    QByteArray text;  ///< UTF-8, whatever the file was in, without BOM
    QString encoding; ///< what it was: "UTF-8", "UTF-16LE", "windows-1252" …
};

/// What a person chose where the file alone does not decide.
struct ReadOptions {
    std::optional<Day> date;           ///< for files that print only times (`--date`)
    std::optional<QChar> decimalPoint; ///< answers an ambiguous "1.205"
    enum class DateOrder : quint8 { Detect, DayFirst, MonthFirst, YearFirst };
    DateOrder dateOrder = DateOrder::Detect;
    const std::atomic<bool>* cancelled = nullptr; ///< polled between rows
    bool isCancelled() const { return cancelled != nullptr && cancelled->load(std::memory_order_relaxed); }
};

/// One broker's file layout. Adding one: a pair of files with a `const BrokerFormat kXyz`, a line in
/// broker_formats.cpp, a sample in tests/data and a test.
struct BrokerFormat {
    const char* id;       ///< "zerodha-tradebook"
    const char* title;    ///< "Zerodha tradebook"
    const char* family;   ///< broker family of the account ids, "" for none
    const char* broker;   ///< its name for people, which names a new account, "" for none
    const char* zone;     ///< IANA zone of the file's wall times, "" when unknown
    const char* currency; ///< currency implied by the format, "" when printed or unknown
    /// 0 (no) … 100 (certainly), looking only at the content's head (64 KiB) — never at the file's name.
    int (*recognise)(const QByteArray& head);
    /// Reads the whole file. An Error only when the file as such is unusable; bad rows are rejected rows.
    Result<Statement> (*read)(const SourceFile& file, const ReadOptions& options);
};

/// Every known format, the generic mapper last.
std::span<const BrokerFormat* const> brokerFormats();
const BrokerFormat* brokerFormat(const QString& id);
/// The zone of that broker's files, empty where its formats tell none: the day of its accounts while nobody
/// set one for them.
QString brokerZone(const QString& family);
/// The most certain format, or UnknownFormat with a detail that says what to do.
Result<const BrokerFormat*> recognise(const SourceFile& file);

} // namespace core
