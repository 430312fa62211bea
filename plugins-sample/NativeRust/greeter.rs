//! Greets whom the event names: the event is the name, as text.

use std::ffi::c_void;
use std::os::raw::c_char;
use std::panic;

const OK: i32 = 0;
const FAILED: i32 = 1;

/// `struct pluginruntime_text` and `struct pluginruntime_bytes`
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Text {
    data: *const u8,
    length: usize,
}

impl Text {
    fn of(text: &str) -> Text {
        Text { data: text.as_ptr(), length: text.len() }
    }

    unsafe fn bytes(&self) -> &[u8] {
        if self.length == 0 { &[] } else { std::slice::from_raw_parts(self.data, self.length) }
    }
}

/// `struct pluginruntime_error`
#[repr(C)]
pub struct Error {
    size: usize,
    error_type: Text,
    message: Text,
    stack_trace: Text,
    cause: *const Error,
}

/// `struct pluginruntime_report`
#[repr(C)]
pub struct Report {
    size: usize,
    state: *mut c_void,
    fail: unsafe extern "C" fn(*const Report, *const Error),
}

/// `struct pluginruntime_invocation`, as far as it is used here
#[repr(C)]
pub struct Invocation {
    size: usize,
    state: *mut c_void,
    event: Text,
    deadline: i64,
    texts: [Text; 7],
    write: unsafe extern "C" fn(*const Invocation, Text) -> i32,
}

#[no_mangle]
pub extern "C" fn pluginruntime_describe() -> *const c_char {
    concat!(r#"{"abi":1,"handlers":[{"name":"greet"}]}"#, "\0").as_ptr() as *const c_char
}

#[no_mangle]
pub extern "C" fn pluginruntime_create(_host: *const c_void, _name: Text, _instance: *mut *mut c_void, _report: *const Report) -> i32 {
    // What a panic says goes into the error, and not to standard error as well.
    panic::set_hook(Box::new(|_| {}));
    OK
}

fn greet(event: &[u8]) -> String {
    let name = std::str::from_utf8(event).expect("The event is no text in UTF-8");
    format!("Hello, {}!", if name.is_empty() { "World" } else { name })
}

/// # Safety
/// The host hands over what pluginruntime.h says.
#[no_mangle]
pub unsafe extern "C" fn pluginruntime_invoke(_instance: *mut c_void, invocation: *const Invocation, report: *const Report) -> i32 {
    // No panic may leave an exported function.
    match panic::catch_unwind(|| greet((*invocation).event.bytes())) {
        Ok(response) => ((*invocation).write)(invocation, Text::of(&response)),
        Err(reason) => {
            let message = match reason.downcast_ref::<String>() {
                Some(text) => text.as_str(),
                None => reason.downcast_ref::<&str>().copied().unwrap_or("It panicked."),
            };
            let error = Error {
                size: std::mem::size_of::<Error>(),
                error_type: Text::of("Greeter.Panic"),
                message: Text::of(message),
                stack_trace: Text::of(""),
                cause: std::ptr::null(),
            };
            ((*report).fail)(report, &error);
            FAILED
        }
    }
}
