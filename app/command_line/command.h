#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/wire/json.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <limits>
#include <memory>

namespace app {

enum class ExitStatus : int { Done = 0, BadInput = 1, WrongUsage = 2 };

/// What one call of `tj` was asked: options, arguments after the command's name, and where the answer goes.
/// Standard output carries the answer alone; every complaint goes to standard error.
class CommandCall {
public:
    CommandCall(QString command, const QCommandLineParser& parser, QString journalPath,
                const core::Clock& clock);

    QStringList arguments() const { return m_parser.positionalArguments(); }
    bool isSet(const char* option) const { return m_parser.isSet(QString::fromLatin1(option)); }
    QString value(const char* option) const { return m_parser.value(QString::fromLatin1(option)); }
    QStringList values(const char* option) const { return m_parser.values(QString::fromLatin1(option)); }
    const core::Clock& clock() const { return m_clock; }
    const QString& journalPath() const { return m_journalPath; }

    /// Creates the journal and its folder when missing. A journal that cannot be written is opened for
    /// reading: only changes to it fail then.
    core::Result<std::unique_ptr<core::Journal>> openJournal() const;

    void print(const QString& text) const;
    void print(const QByteArray& bytes) const;
    /// One document and the end of the line.
    void print(core::JsonWriter& json) const;
    void warn(const QString& text) const;

    ExitStatus fail(const core::Error& error) const;
    /// `where` is what the error is about: a file, an id.
    ExitStatus fail(const QString& where, const core::Error& error) const;
    ExitStatus wrongUsage(const QString& why) const;

private:
    void complain(const QString& text) const;

    QString m_command;
    const QCommandLineParser& m_parser;
    QString m_journalPath;
    const core::Clock& m_clock;
};

/// A command of `tj`: one line of the table in commands.cpp.
struct Command {
    const char* name;
    const char* arguments; ///< as the help prints them: "FILE…"
    const char* summary;
    int maxArguments; ///< one more is wrong usage; what is missing, the command itself says
    void (*declareOptions)(QCommandLineParser& parser); ///< null: it has none of its own
    ExitStatus (*run)(const CommandCall& call);
};
constexpr int kAnyNumber = std::numeric_limits<int>::max();

/// `--name VALUE`; without `value` a switch.
void declareOption(QCommandLineParser& parser, const char* name, const char* description,
                   const char* value = nullptr);

/// `--json`, of commands whose whole answer it prints.
void declareJson(QCommandLineParser& parser);

/// What a call was spelt wrongly in, to be told by CommandCall::wrongUsage().
core::Error usageError(const QString& why);

} // namespace app
