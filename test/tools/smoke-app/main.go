// A small web server that can be told to behave badly, as the entry point of test images: every argument but the
// last is done before it serves, and the last says how it does. It is static and needs no other file.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	args := os.Args[1:]
	// As the Lambda emulator it gets the image's own command.
	if filepath.Base(os.Args[0]) == "aws-lambda-rie" {
		emulate(args[1], args[4:])
		return
	}
	for _, arg := range args {
		name, value, _ := strings.Cut(arg, "=")
		behave(name, value)
	}
}

func behave(name, value string) {
	switch name {
	case "write":
		err := os.WriteFile(value, []byte("x"), 0o644)
		say("write", err)
	case "must-write":
		if err := os.WriteFile(value, []byte("x"), 0o644); err != nil {
			say("cannot go on", err)
			os.Exit(3)
		}
	case "mkdir":
		say("mkdir", os.MkdirAll(value, 0o755))
	case "remove":
		say("remove", os.Remove(value))
	case "tmp":
		say("tmp", os.WriteFile("/tmp/data", make([]byte, number(value)), 0o644))
	case "memory":
		block := make([]byte, number(value))
		for at := 0; at < len(block); at += 4096 {
			block[at] = 1
		}
		kept = append(kept, block)
	case "fork":
		for range number(value) {
			child := exec.Command("/proc/self/exe", "sleep")
			say("fork", child.Start())
		}
	case "leak":
		for range number(value) {
			file, err := os.Open("/dev/null")
			if err != nil {
				say("leak", err)
				break
			}
			files = append(files, file)
		}
	case "release":
		for _, file := range files[:number(value)] {
			file.Close()
		}
		files = files[number(value):]
	case "env":
		fmt.Println(os.Getenv(value))
	case "id":
		fmt.Println("user", os.Getuid(), os.Getgid())
	case "sleep":
		time.Sleep(time.Hour)
	case "exit":
		fmt.Println("leaving")
		os.Exit(number(value))
	case "stubborn":
		signal.Ignore(syscall.SIGTERM)
	case "serve":
		serve(value)
	case "answer":
		answer = number(value)
	}
}

var (
	kept   [][]byte
	files  []*os.File
	answer = 200
)

// Where a program of a platform listens: at $PORT, unless told otherwise.
func serve(address string) {
	if address == "" {
		address = ":" + os.Getenv("PORT")
	}
	ends := make(chan os.Signal, 1)
	if !signal.Ignored(syscall.SIGTERM) {
		signal.Notify(ends, syscall.SIGTERM)
	}
	go func() {
		<-ends
		os.Exit(0)
	}()
	handler := func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(answer)
		fmt.Fprintf(w, "%s %s", r.Method, r.URL.Path)
	}
	say("serve", http.ListenAndServe(address, http.HandlerFunc(handler)))
}

// Answers an invocation as the emulator does, with what the "function" is told to say.
func emulate(address string, command []string) {
	http.HandleFunc("/2015-03-31/functions/function/invocations", func(w http.ResponseWriter, r *http.Request) {
		var event map[string]string
		_ = json.NewDecoder(r.Body).Decode(&event)
		fmt.Println("START", command)
		fmt.Fprint(w, event["answer"])
	})
	say("emulate", http.ListenAndServe(address, nil))
}

func say(what string, err error) {
	if err != nil {
		fmt.Println(what+":", err)
	}
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return value
}
