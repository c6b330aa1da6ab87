#include "app/command_line/command.h"

#include "core/base/error_text.h"

#include <QDir>
#include <QFileInfo>

#include <cstdio>

namespace app {

namespace {

void write(FILE* stream, const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

CommandCall::CommandCall(QString command, const QCommandLineParser& parser, QString journalPath,
                         const core::Clock& clock)
    : m_command(std::move(command)), m_parser(parser), m_journalPath(std::move(journalPath)), m_clock(clock) {
}

core::Result<std::unique_ptr<core::Journal>> CommandCall::openJournal() const {
    // Failing here is told by open(), with its reason.
    QDir().mkpath(QFileInfo(m_journalPath).absolutePath());
    core::Result<std::unique_ptr<core::Journal>> journal = core::Journal::open(m_journalPath, m_clock);
    if (!journal.ok() && journal.error().code == core::ErrorCode::JournalReadOnly) {
        return core::Journal::open(m_journalPath, m_clock, core::Journal::Mode::ReadOnly);
    }
    return journal;
}

void CommandCall::print(const QString& text) const {
    write(stdout, text.toUtf8());
}

void CommandCall::print(const QByteArray& bytes) const {
    write(stdout, bytes);
}

void CommandCall::print(core::JsonWriter& json) const {
    write(stdout, json.take() + '\n');
}

void CommandCall::warn(const QString& text) const {
    write(stderr, text.toUtf8() + '\n');
}

void CommandCall::complain(const QString& text) const {
    warn(QStringLiteral("tj %1: %2").arg(m_command, text));
}

ExitStatus CommandCall::fail(const core::Error& error) const {
    complain(core::errorText(error));
    return ExitStatus::BadInput;
}

ExitStatus CommandCall::fail(const QString& where, const core::Error& error) const {
    // Importers name the file themselves, without its folder.
    core::Error placed = error;
    if (const QString named = QFileInfo(where).fileName() + QStringLiteral(": ");
        placed.detail.startsWith(named)) {
        placed.detail.remove(0, named.size());
    }
    const QString text = core::errorText(placed);
    complain(text.contains(where) ? text : where + QStringLiteral(": ") + text);
    return ExitStatus::BadInput;
}

ExitStatus CommandCall::wrongUsage(const QString& why) const {
    complain(QStringLiteral("%1\nTry “tj help %2”.").arg(why, m_command));
    return ExitStatus::WrongUsage;
}

void declareOption(QCommandLineParser& parser, const char* name, const char* description, const char* value) {
    // One letter names are written -o.
    parser.addOption(QCommandLineOption(QString::fromLatin1(name), QString::fromUtf8(description),
                                        value == nullptr ? QString() : QString::fromLatin1(value)));
}

void declareJson(QCommandLineParser& parser) {
    declareOption(parser, "json", "Prints JSON.");
}

core::Error usageError(const QString& why) {
    return {core::ErrorCode::InvalidValue, why, {}};
}

} // namespace app
