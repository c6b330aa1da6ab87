#pragma once

#include "core/wire/json.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace test {

struct TjAnswer {
    int status = -1;
    QString out;
    QString err;

    core::JsonValue json() const {
        const core::Result<core::JsonValue> value = core::parseJson(out.toUtf8());
        return value.ok() ? *value : core::JsonValue(QStringLiteral("no JSON: ") + out + err);
    }
};

/// Runs the real `tj` on a journal in a folder of its own.
class TjProgram {
public:
    TjAnswer operator()(const QStringList& arguments) const {
        return run(QStringList{QStringLiteral("--journal"), journal()} + arguments);
    }
    /// `tj import a.csv` written as one text; words with spaces need the list.
    TjAnswer operator()(const char* arguments) const {
        return (*this)(QString::fromUtf8(arguments).split(u' ', Qt::SkipEmptyParts));
    }
    /// `output` is a file or device that takes standard output in the place of the answer.
    TjAnswer run(const QStringList& arguments, const QString& output = {}) const {
        return runProgram(QStringLiteral(TJ_PROGRAM), arguments, output);
    }
    /// Another program in the same folder and surroundings, one that starts `tj`, say.
    TjAnswer runProgram(const QString& program, const QStringList& arguments,
                        const QString& output = {}) const {
        QProcess process;
        if (!output.isEmpty()) {
            process.setStandardOutputFile(output);
        }
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        process.waitForFinished(120'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    QString journal() const { return path("journal.tradingjournal"); }
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QString write(const char* name, const QByteArray& content) const {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QString sample(const char* name) {
        return QStringLiteral(TJ_TEST_DATA "/command_line/") + QString::fromUtf8(name);
    }

private:
    QTemporaryDir m_folder;
};

inline QStringList keysOf(const core::JsonValue& object) {
    QStringList keys;
    for (const core::JsonValue::Member& member : object.members()) {
        keys.append(member.name);
    }
    return keys;
}

/// The text of a number, "null", or the text of a string: what a test compares with a literal.
inline QString textAt(const core::JsonValue& object, const char* key) {
    const core::JsonValue* value = object.find(QString::fromUtf8(key));
    if (value == nullptr) {
        return QStringLiteral("missing");
    }
    if (value->isNumber()) {
        return QString::fromLatin1(value->numberText());
    }
    return value->isNull() ? QStringLiteral("null") : value->toText().value_or(QStringLiteral("neither"));
}

} // namespace test

/// The call, made once, must succeed; otherwise the test ends with what `tj` said.
#define TJ_DONE(call)                                                                                        \
    do {                                                                                                     \
        const test::TjAnswer done = (call);                                                                  \
        QVERIFY2(done.status == 0, qPrintable(done.err + done.out));                                         \
    } while (false)
