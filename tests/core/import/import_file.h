#pragma once

#include "core/import/broker_format.h"
#include "core/import/plan_import.h"
#include "core/import/text_encoding.h"

#include <QDir>
#include <QtTest>

/// A sample of tests/data/import.
inline core::SourceFile sample(const char* name) {
    return core::readSourceFile(QStringLiteral(TJ_TEST_DATA "/import/") + QString::fromLatin1(name)).value();
}

inline core::SourceFile sourceOf(const QByteArray& text) {
    return core::SourceFile{QStringLiteral("test.csv"), text, QStringLiteral("UTF-8")};
}

/// Recognises, reads and plans, failing the test with the error's detail.
inline core::ImportPlan planOf(const core::SourceFile& file, const core::JournalContext& journal,
                               const core::ImportOptions& options = {},
                               const core::ReadOptions& reading = {}) {
    const auto format = core::recognise(file);
    if (!format) {
        qFatal("%s", qPrintable(format.error().detail));
    }
    const auto statement = (*format)->read(file, reading);
    if (!statement) {
        qFatal("%s", qPrintable(statement.error().detail));
    }
    auto plan = core::planImport(**format, *statement, file.name, journal, options);
    if (!plan) {
        qFatal("%s", qPrintable(plan.error().detail));
    }
    return std::move(*plan);
}

/// Real statements kept beside the source tree; empty where there are none.
inline QStringList realSamples(const char* folder, const char* pattern = "*.csv") {
    const QDir dir(QStringLiteral(TJ_SOURCE_DIR "/../shared/broker-samples/") + QString::fromLatin1(folder));
    QStringList paths;
    for (const QString& name : dir.entryList({QString::fromLatin1(pattern)}, QDir::Files, QDir::Name)) {
        paths.append(dir.filePath(name));
    }
    return paths;
}
