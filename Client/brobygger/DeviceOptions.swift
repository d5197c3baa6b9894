import ArgumentParser
import CommandSupport
import Foundation
import Glibc
import MergeCore
import Programmes
import RecordFormat
import RecordStore
import Reporting
import SyncClient

/// What every command of the device takes.
struct DeviceOptions: ParsableArguments {
    @Option(
        help: .localized(
            da: "Enhedens mappe (ellers $BROBYGGER_HOME eller XDG-datamappen).",
            en: "The device's folder (default: $BROBYGGER_HOME, else the XDG data folder).",
            th: "โฟลเดอร์ของอุปกรณ์ (ปกติ $BROBYGGER_HOME หรือโฟลเดอร์ข้อมูล XDG)",
            value: .folder
        ),
        completion: .directory
    )
    var home: String?

    @Option(
        help: .localized(
            da:
                "En fil med home = MAPPE og lang = SPROG (standard: brobygger/brobygger.conf i "
                + "XDG-konfigurationsmappen).",
            en:
                "A file with home = FOLDER and lang = LANGUAGE (default: brobygger/brobygger.conf "
                + "in the XDG configuration folder).",
            th: "ไฟล์ที่มี home = โฟลเดอร์ และ lang = ภาษา (ค่าปริยาย: brobygger/brobygger.conf "
                + "ในโฟลเดอร์ตั้งค่า XDG)",
            value: .file
        ),
        completion: .file()
    )
    var config: String?

    @OptionGroup var common: CommonOptions

    var language: Language { common.language }

    var folder: String {
        let own = home ?? variable("BROBYGGER_HOME")
        return own.flatMap { $0.isEmpty ? nil : $0 } ?? PersonalFolder.data
    }

    /// Opens the device; only `join` makes one.
    func open(create: Bool = false) throws -> Device {
        do {
            let store = try DeviceStore(folder: folder, create: create, world: .system)
            for file in store.setAside {
                warn(
                    language.choose(
                        da: "En log fra en anden database er lagt til side: \(file)",
                        en: "A log of another database was moved aside: \(file)",
                        th: "ย้ายบันทึกการทำงานของฐานข้อมูลอื่นออกไปเก็บไว้แล้ว: \(file)"
                    )
                )
            }
            return Device(store: store)
        } catch StoreError.missing {
            throw DeviceError.notJoined
        }
    }

    /// Opens the device and reads its programme.
    func openWithProgramme() throws -> (Device, Programme) {
        let device = try open()
        return (device, try device.programme())
    }

    /// Where entries are written.
    func logbook(_ device: Device, _ programme: Programme) -> Logbook {
        Logbook(store: device.store, programme: programme, today: .today)
    }

    /// The record that an id names, whoever made it.
    func record(_ text: String, in device: Device) throws -> DeviceRecord {
        guard let id = RecordID(text), let record = try device.store.read({ try $0.record(id) }),
            try device.store.read({ try $0.scope(record.state.scope) }) != nil
        else { throw DeviceError.unknownRecord(text) }
        return record
    }

    /// Prints a result: one line of JSON, or a text for people.
    func say(_ json: JSONValue, _ text: @autoclosure () -> String) {
        print(common.json ? json.description : text())
    }

    /// Shows how far long work has come, unless a program reads along.
    func meter(_ what: String) -> ProgressMeter {
        ProgressMeter(what, in: language, isQuiet: common.json)
    }

    /// Says something beside the result, on standard error.
    func warn(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Runs a command's work and turns the device's errors into what the user is told.
    func telling<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DeviceError {
            throw CommandFailure(error, in: language)
        } catch let error as ReportError {
            throw CommandFailure(error, in: language)
        } catch let error as StoreError {
            throw Failures.failure(error, in: language)
        } catch let error as SyncError {
            throw Failures.failure(error, in: language)
        }
    }
}

extension CommandFailure {
    /// What the device can't do; `line` says for which line of a file.
    init(_ error: DeviceError, in language: Language, line: Int? = nil) {
        self.init(
            error.isPermission ? .notPermitted : error.isTooOld ? .failed : .refused,
            code: error.code,
            message: error.message(in: language),
            line: line
        )
    }
}
